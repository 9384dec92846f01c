package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.spi.InstallOrder;
import io.swim.spi.PartDriver;
import io.swim.spi.PartImpact;
import io.swim.spi.StepContext;
import java.util.Set;

/** Parts of what fake devices run; those with slots have none. */
record FakeParts(FakeNetwork network) implements PartDriver {
  @Override
  public String id() {
    return "fake-parts";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return FakePlatforms.isFake(platform) && !platform.equals(FakeDevice.SLOTS);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SSH, Access.TELNET);
  }

  @Override
  public void preparePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeUnpacking.run(
        order,
        FakeSessions.reach(network, access, context),
        (packages, file) -> packages.addPart(file.name()));
  }

  @Override
  public PartImpact activatePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return change(order, true, access, context);
  }

  @Override
  public PartImpact deactivatePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return change(order, false, access, context);
  }

  /** What the part is called says what becomes of the device. */
  private PartImpact change(InstallOrder order, boolean run, Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeDevice device = FakeSessions.reach(network, access, context);
    String part = order.image().orElseThrow().file();
    boolean reloads = part.contains("+reloads");
    device.orderReload();
    if (device.has(FakeFault.RELOAD_REFUSED)) {
      throw FakeUnpacking.refused("not allowed", device);
    }
    if (device.once(FakeFault.RELOAD_LOST_ONCE)) {
      throw FakeUnpacking.dropped("ordering the activation");
    }
    FakePackages packages = FakeUnpacking.packages(device);
    if (!packages.hasPart(part)) {
      throw FakeUnpacking.refused("no such part " + part, device);
    }
    if (!device.has(FakeFault.NEVER_GOES_DOWN)) {
      packages.changePart(part, run, reloads);
      if (reloads) {
        device.reload(network.rebootTime());
      }
    }
    if (device.has(FakeFault.RELOAD_TAKEN_THEN_DROPPED)) {
      throw FakeUnpacking.dropped("ordering the activation");
    }
    if (!reloads && !part.contains("+goeson")) {
      return PartImpact.NOT_TOLD;
    }
    return reloads != device.has(FakeFault.SAYS_THE_CONTRARY)
        ? PartImpact.RELOAD
        : PartImpact.NO_RELOAD;
  }
}
