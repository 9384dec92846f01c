package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.AccessPoint;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.spi.AccessPointDriver;
import io.swim.spi.StepContext;
import java.util.List;
import java.util.Set;

/** Access points of fake controllers: they have an image a while after they were told. */
record FakeAccessPoints(FakeNetwork network) implements AccessPointDriver {
  @Override
  public String id() {
    return "fake-access-points";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return platform.equals(FakeDevice.SLOTS);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SSH, Access.TELNET);
  }

  @Override
  public List<AccessPoint> accessPoints(Access access, StepContext context)
      throws DriverException, InterruptedException {
    return FakeSessions.reach(network, access, context).accessPoints();
  }

  @Override
  public void predownload(Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeSessions.reach(network, access, context).controller().predownload();
  }

  @Override
  public void swap(Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeSessions.reach(network, access, context).controller().swapped();
  }
}
