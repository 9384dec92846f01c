package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sets what a device boots. Every call is safe to repeat: it sets the whole list and saves, and
 * never appends.
 */
public interface ConfigDriver extends Driver {
  /** What it can work over, in any order: a job says which comes first. */
  Set<Access> accesses();

  /**
   * How many images the boot list of a platform holds; the first of those that are set count. By
   * default any number.
   *
   * @param model of the device, as it says; empty when it does not tell
   */
  default int mostImages(PlatformId platform, Optional<String> model) {
    return Integer.MAX_VALUE;
  }

  /** Reads what the device will boot. */
  BootConfiguration boot(Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Makes {@code images} the whole boot list, in this order, and saves the configuration. An empty
   * list is put back as one: the device then boots what it finds first. The configuration register
   * is left alone.
   *
   * @throws DriverException effect NONE when nothing was changed, APPLIED when something was and
   *     the rest failed, UNKNOWN when the session dropped
   */
  void setBoot(List<String> images, Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Makes an image the one that manages the device, at once, and saves the configuration. By
   * default UNSUPPORTED.
   *
   * @param image as a path
   * @throws DriverException UNSUPPORTED where the platform has no such setting; effects as those of
   *     {@link #setBoot}
   */
  default void setDeviceManager(String image, Access access, StepContext context)
      throws DriverException, InterruptedException {
    throw new DriverException(
        FailureKind.UNSUPPORTED,
        DeviceEffect.NONE,
        id() + " can't set what manages " + context.device().id());
  }
}
