package io.swim.job;

import java.util.Objects;

/**
 * One result of a validation.
 *
 * @param severity how bad
 * @param code stable, such as {@code flash-too-small}
 * @param message with the numbers in it
 * @param remedy what to do about it, or empty
 */
public record Finding(Severity severity, String code, String message, String remedy) {
  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(remedy, "remedy");
  }

  /** The same in other words. */
  public Finding withMessage(String value) {
    return new Finding(severity, code, value, remedy);
  }

  /** All is well; nothing is to be done. */
  public static Finding passed(String code, String message) {
    return new Finding(Severity.PASSED, code, message, "");
  }

  /** Worth knowing; nothing is to be done. */
  public static Finding information(String code, String message) {
    return new Finding(Severity.INFORMATION, code, message, "");
  }

  /** May go wrong; a job says whether such a device is upgraded. */
  public static Finding warning(String code, String message, String remedy) {
    return new Finding(Severity.WARNING, code, message, remedy);
  }

  /** Would go wrong; such a device is not upgraded. */
  public static Finding error(String code, String message, String remedy) {
    return new Finding(Severity.ERROR, code, message, remedy);
  }
}
