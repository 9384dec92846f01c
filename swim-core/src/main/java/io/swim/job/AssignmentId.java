package io.swim.job;

import io.swim.device.DeviceId;

/**
 * Names one device in one run.
 *
 * @param run the run
 * @param device the device
 */
public record AssignmentId(RunId run, DeviceId device) {
  @Override
  public String toString() {
    return run + "/" + device;
  }
}
