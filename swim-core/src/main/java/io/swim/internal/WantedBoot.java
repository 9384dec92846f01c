package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.ConfigDriver;
import java.util.List;

/** What a device is to boot from now on. */
final class WantedBoot {
  private WantedBoot() {}

  /** Sets what it boots, and reads that back. */
  static void set(List<String> wanted, ConfigDriver driver, Access access, Work work)
      throws DriverException, InterruptedException {
    work.device().checkpoint();
    driver.setBoot(wanted, access, work.device());
    readBack(driver.boot(access, work.device()), wanted, work);
  }

  private static void readBack(BootConfiguration found, List<String> wanted, Work work)
      throws DriverException {
    List<Integer> untold = StackBoot.untold(found, work);
    if (!StackBoot.isOfAll(found, wanted, work) || !untold.isEmpty()) {
      throw new DriverException(
          FailureKind.REJECTED,
          DeviceEffect.APPLIED,
          "the boot list was set to "
              + wanted
              + ", but the device says "
              + StackBoot.text(found)
              + (untold.isEmpty()
                  ? ""
                  : "; what it is for the members " + untold + " is not told"));
    }
  }
}
