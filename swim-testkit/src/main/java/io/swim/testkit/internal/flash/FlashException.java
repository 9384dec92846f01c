package io.swim.testkit.internal.flash;

import java.io.IOException;

/** A file system refused; the message is what IOS prints in parentheses. */
public final class FlashException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    NO_SPACE("Not enough space on device"),
    NO_SUCH_FILE("No such file or directory"),
    BAD_NAME("Invalid filename"),
    NO_SUCH_DEVICE("No such device"),
    BUSY("Device or resource busy");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  private final Reason reason;

  public FlashException(Reason reason) {
    super(reason.words);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
