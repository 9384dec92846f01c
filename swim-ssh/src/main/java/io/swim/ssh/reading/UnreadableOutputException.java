package io.swim.ssh.reading;

/** An output that can't be what a command prints, or not all of it. */
public final class UnreadableOutputException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The message begins in lower case and tells what was there. */
  public UnreadableOutputException(String message) {
    super(message);
  }
}
