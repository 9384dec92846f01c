package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.SoftwareMode;
import io.swim.fault.DriverException;
import io.swim.job.SoftwareChange;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallOrder;
import io.swim.spi.InstallStatus;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.Set;

/** The install driver of fake devices, but for what a test has otherwise. */
interface AlteredInstall extends InstallDriver, WrongPart {
  FakeInstall real();

  @Override
  default Set<Access> accesses() {
    return real().accesses();
  }

  @Override
  default SoftwareChange change(PlatformId platform, SoftwareMode from, SoftwareMode to) {
    return real().change(platform, from, to);
  }

  @Override
  default Duration activationTime(PlatformId platform) {
    return real().activationTime(platform);
  }

  @Override
  default InstallStatus status(Access access, StepContext context)
      throws DriverException, InterruptedException {
    return real().status(access, context);
  }

  @Override
  default void prepare(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    real().prepare(order, access, context);
  }

  @Override
  default void activate(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    real().activate(order, access, context);
  }

  @Override
  default void commit(Access access, StepContext context)
      throws DriverException, InterruptedException {
    real().commit(access, context);
  }
}
