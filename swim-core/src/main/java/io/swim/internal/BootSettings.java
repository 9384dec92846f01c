package io.swim.internal;

import io.swim.device.BootConfiguration;
import io.swim.device.BootMode;
import io.swim.device.BootRegister;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;

/** What beside its boot list decides whether a device comes up by itself after a reset. */
final class BootSettings {
  private BootSettings() {}

  /**
   * Before what a device boots is changed, and before a device that boots from a list is reloaded.
   *
   * @throws DriverException REJECTED, with no effect, when it would not boot from its list, or not
   *     by itself
   */
  static void check(BootConfiguration boot, BootRegister registers) throws DriverException {
    if (!boot.configRegister().map(registers::bootsFromList).orElse(true)) {
      throw refused(
          "the configuration register is "
              + boot.configRegister().orElse("")
              + ", with which the device does not boot from its image list");
    }
    if (boot.mode().filter(BootMode.MANUAL::equals).isPresent()) {
      throw refused("it is set to boot by hand, and would wait at its boot loader after a reload");
    }
  }

  private static DriverException refused(String why) {
    return new DriverException(FailureKind.REJECTED, DeviceEffect.NONE, why);
  }
}
