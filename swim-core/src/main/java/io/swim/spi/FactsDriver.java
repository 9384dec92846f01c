package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.util.Set;

/** Reads facts. Changes nothing on the device. */
public interface FactsDriver extends Driver {
  /** What it can read over, in its own order of preference. */
  Set<Access> accesses();

  /**
   * Reads what it can. What the device does not tell stays empty.
   *
   * @param access one of {@link #accesses()}
   * @throws DriverException when nothing could be read
   */
  DeviceFacts facts(Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Reads only which boot this is, as quickly as it can: asked every few seconds while a device
   * reboots. By default that of all {@link #facts}.
   *
   * @throws DriverException UNREACHABLE while the device does not answer
   */
  default BootMark bootMark(Access access, StepContext context)
      throws DriverException, InterruptedException {
    return facts(access, context)
        .bootMark()
        .orElseThrow(
            () ->
                new DriverException(
                    FailureKind.UNSUPPORTED,
                    DeviceEffect.NONE,
                    context.device().id() + " does not tell when it booted over " + access));
  }
}
