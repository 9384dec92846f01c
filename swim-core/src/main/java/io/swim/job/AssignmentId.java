package io.swim.job;

import io.swim.device.DeviceId;
import java.util.Objects;

/**
 * Names one device in one run.
 *
 * @param run the run
 * @param device the device
 */
public record AssignmentId(RunId run, DeviceId device) {
  public AssignmentId {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(device, "device");
  }

  @Override
  public String toString() {
    return run + "/" + device;
  }
}
