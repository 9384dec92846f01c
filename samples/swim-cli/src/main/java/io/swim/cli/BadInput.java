package io.swim.cli;

import java.util.function.Supplier;

/** What the user gave makes no sense: one line on standard error, exit code 2. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadInput(String message) {
    super(message);
  }

  public BadInput(String message, Throwable cause) {
    super(message, cause);
  }

  /** What that makes of the user's values, unless the library refuses them. */
  static <T> T unless(Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }
}
