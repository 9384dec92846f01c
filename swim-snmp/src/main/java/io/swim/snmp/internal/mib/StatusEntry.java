package io.swim.snmp.internal.mib;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import java.util.Optional;

/**
 * A value of a status column and its meaning.
 *
 * @param code the value
 * @param mibName its name in the MIB
 * @param progress how far the operation is
 * @param failure why it failed, if it has
 */
public record StatusEntry(
    int code, String mibName, Progress progress, Optional<OperationFailure> failure) {
  /** Whether there is more to come. */
  public enum Progress {
    RUNNING,
    ENDED
  }

  static StatusEntry running(int code, String mibName) {
    return new StatusEntry(code, mibName, Progress.RUNNING, Optional.empty());
  }

  static StatusEntry done(int code, String mibName) {
    return new StatusEntry(code, mibName, Progress.ENDED, Optional.empty());
  }

  static StatusEntry failed(
      int code,
      String mibName,
      FailureKind kind,
      DeviceEffect effect,
      String meaning,
      String remedy) {
    return new StatusEntry(
        code,
        mibName,
        Progress.ENDED,
        Optional.of(new OperationFailure(kind, effect, meaning, remedy)));
  }
}
