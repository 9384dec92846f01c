package io.swim.snmp;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.TransferResult;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a copy operation that is under way: {@code serial} or {@code serial/silences}, with a plus
 * behind the serial number of an inherited one.
 *
 * @param serial of its row
 * @param inherited whether an earlier start made the row, with a path that may not be served now
 * @param silences how many times in a row the device did not answer
 */
record CopyToken(long serial, boolean inherited, int silences) {
  /** Old devices do not answer while they write to flash; this many polls are some minutes. */
  private static final int MAX_SILENCES = 30;

  private static final Pattern FORM = Pattern.compile("(\\d{1,10})(\\+?)(?:/(\\d{1,6}))?");

  static CopyToken started(long serial) {
    return new CopyToken(serial, false, 0);
  }

  static CopyToken inherited(long serial) {
    return new CopyToken(serial, true, 0);
  }

  static CopyToken parse(String token) {
    Matcher matcher = FORM.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a token of a flash copy: '" + token + "'");
    }
    String silences = matcher.group(3);
    return new CopyToken(
        Long.parseLong(matcher.group(1)),
        !matcher.group(2).isEmpty(),
        silences == null ? 0 : Integer.parseInt(silences));
  }

  CopyToken answered() {
    return new CopyToken(serial, inherited, 0);
  }

  /**
   * Looks again later, as the device did not answer.
   *
   * @throws DriverException with effect UNKNOWN when it was silent for too long, or refused
   */
  TransferResult silent(DriverException cause, Duration again) throws DriverException {
    if (cause.kind() == FailureKind.UNREACHABLE && silences < MAX_SILENCES) {
      return new TransferResult.InProgress(silent().toString(), again);
    }
    throw new DriverException(
            cause.kind(),
            DeviceEffect.UNKNOWN,
            "the device may still be copying: " + cause.getMessage(),
            cause.deviceWords())
        .withCause(cause);
  }

  CopyToken silent() {
    return new CopyToken(serial, inherited, silences + 1);
  }

  @Override
  public String toString() {
    return serial + (inherited ? "+" : "") + (silences == 0 ? "" : "/" + silences);
  }
}
