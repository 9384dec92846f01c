package io.swim.fault;

/**
 * What a failed action may have done to the device: the first question at 02:00.
 *
 * <p>{@link #UNKNOWN} is never retried blindly. The step is entered again and probes the device.
 */
public enum DeviceEffect {
  /** The device is as it was before the action. */
  NONE,
  /** The action changed the device, as far as it got. */
  APPLIED,
  /** Nobody knows, for instance because the session dropped after a command was sent. */
  UNKNOWN
}
