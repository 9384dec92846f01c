package io.swim.snmp.internal.mib;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;

/**
 * Why an operation failed.
 *
 * @param kind coarse enough to act on
 * @param effect what it left behind
 * @param meaning in plain words
 * @param remedy what to do about it
 */
public record OperationFailure(
    FailureKind kind, DeviceEffect effect, String meaning, String remedy) {
  /** The failure of that operation, such as {@code copy of a to b}. */
  public DriverException exception(String operation, OperationStatus status) {
    return new DriverException(
        kind, effect, operation + " failed: " + meaning + ". Remedy: " + remedy, status.words());
  }
}
