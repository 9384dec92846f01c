package io.swim.ssh.files;

import java.io.IOException;

/** The other end said no, or ended the SCP session; the SSH connection itself stands. */
final class ScpRefusal extends IOException {
  private static final long serialVersionUID = 1;

  ScpRefusal(String words) {
    super(words);
  }

  /** What it said; empty when it said nothing. */
  String words() {
    return String.valueOf(getMessage());
  }
}
