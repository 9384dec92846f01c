package io.swim.testkit.internal.client;

import java.io.IOException;

/**
 * A transfer over the network failed; the message is what IOS prints in parentheses. Recorded on
 * devices: no such file, timed out, permission denied, I/O error. The others are the best guess.
 */
public final class TransferFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    NO_SUCH_FILE("No such file or directory"),
    TIMED_OUT("Timed out"),
    /** The server knows the user and does not give the file, or take it. */
    REFUSED("Permission denied"),
    LOGIN_REFUSED("Incorrect Login/Password"),
    CONNECTION_REFUSED("Connection refused by remote host"),
    UNREACHABLE("Destination unreachable"),
    /** The connection broke. */
    RESET("Connection reset"),
    /** The server has no room. */
    NO_SPACE_THERE("Not enough space on remote device"),
    /** The server's certificate or its TLS is not accepted. */
    UNTRUSTED("SSL handshake failed"),
    /** What recorded HTTP clients print for every refusal that is none of the above. */
    IO("I/O error"),
    PROTOCOL("Protocol error"),
    INTERRUPTED("Aborted");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private final Kind kind;

  public TransferFailure(Kind kind, Throwable cause) {
    super(kind.words, cause);
    this.kind = kind;
  }

  public TransferFailure(Kind kind) {
    super(kind.words);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
