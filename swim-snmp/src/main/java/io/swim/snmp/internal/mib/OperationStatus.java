package io.swim.snmp.internal.mib;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.util.Arrays;
import java.util.Optional;

/** How an operation of CISCO-FLASH-MIB or AIRESPACE-SWITCHING-MIB stands. */
public interface OperationStatus {
  /** What the MIB says of it. */
  StatusEntry entry();

  /** The one of that value among those, if there is one. */
  static <S extends OperationStatus> Optional<S> of(long code, S[] all) {
    return Arrays.stream(all).filter(each -> each.entry().code() == code).findFirst();
  }

  /** What to throw for a value of that object that the MIB does not have. */
  static DriverException unknown(MibObject object, long code, String what, DeviceEffect effect) {
    return new DriverException(
        FailureKind.PROTOCOL,
        effect,
        what + ": the device reports a status that the MIB does not have",
        object.mibName() + " " + code);
  }

  /** The device's own words: the name and the number of the status. */
  default String words() {
    return entry().mibName() + "(" + entry().code() + ")";
  }

  default boolean isRunning() {
    return entry().progress() == StatusEntry.Progress.RUNNING;
  }

  /** Why it failed; empty while it runs and when it succeeded. */
  default Optional<OperationFailure> failure() {
    return entry().failure();
  }
}
