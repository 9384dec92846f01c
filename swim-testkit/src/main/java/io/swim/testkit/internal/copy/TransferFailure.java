package io.swim.testkit.internal.copy;

import java.io.IOException;

/** A transfer over the network failed; the message is what IOS prints in parentheses. */
public final class TransferFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    NO_SUCH_FILE("No such file or directory"),
    TIMED_OUT("Timed out"),
    REFUSED("Permission denied"),
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
