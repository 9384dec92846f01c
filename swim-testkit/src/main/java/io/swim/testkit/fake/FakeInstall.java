package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.SoftwareMode;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallOrder;
import io.swim.spi.InstallStatus;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Installs on fake devices. */
record FakeInstall(FakeNetwork network) implements InstallDriver {
  private static final Duration ACTIVATION_TIME = Duration.ofMinutes(20);

  @Override
  public String id() {
    return "fake-install";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return FakePlatforms.isFake(platform);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SSH, Access.TELNET);
  }

  @Override
  public SoftwareChange change(PlatformId platform, SoftwareMode from, SoftwareMode to) {
    if (platform.equals(FakeDevice.SLOTS)) {
      return SoftwareChange.SLOT;
    }
    if (to == SoftwareMode.BUNDLE) {
      return SoftwareChange.BOOT_LIST;
    }
    return from == SoftwareMode.INSTALL ? SoftwareChange.INSTALL : SoftwareChange.INSTALL_AT_ONCE;
  }

  @Override
  public Duration activationTime(PlatformId platform) {
    return ACTIVATION_TIME;
  }

  @Override
  public boolean canInstallInService(PlatformId platform, SoftwareChange change) {
    return !platform.equals(FakeDevice.SLOTS);
  }

  @Override
  public Optional<String> interruption(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return FakeSessions.reach(network, access, context).has(FakeFault.WOULD_INTERRUPT)
        ? Optional.of("standby is not ready")
        : Optional.empty();
  }

  @Override
  public InstallStatus status(Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeDevice device = FakeSessions.reach(network, access, context);
    return new InstallStatus(
        device.packages().map(FakePackages::all).orElse(List.of()),
        device.change().underWay(),
        device.change().waiting(),
        device
            .packages()
            .filter(FakePackages::isOnTrial)
            .flatMap(any -> device.change().untilAbort(device.bootMark().bootedAt())));
  }

  @Override
  public void prepare(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeDevice device = FakeSessions.reach(network, access, context);
    FakeUnpacking.run(order, device, (packages, file) -> unpacked(packages, file, device));
  }

  private static void unpacked(FakePackages packages, FakeFile file, FakeDevice device) {
    packages.add(file.version());
    device.change().unpacked(file.name());
  }

  @Override
  public void activate(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeDevice device = FakeSessions.reach(network, access, context);
    device.orderReload();
    if (device.has(FakeFault.RELOAD_REFUSED)) {
      throw FakeUnpacking.refused("not allowed", device);
    }
    if (device.has(FakeFault.ACTIVATION_GIVEN_UP)) {
      throw new DriverException(
          FailureKind.REJECTED, DeviceEffect.APPLIED, "it was given up", "no room for the rest");
    }
    if (device.once(FakeFault.RELOAD_LOST_ONCE)) {
      throw FakeUnpacking.dropped("ordering the activation");
    }
    if (device.has(FakeFault.NEVER_GOES_DOWN)) {
      return;
    }
    boolean atOnce = order.change() == SoftwareChange.INSTALL_AT_ONCE;
    FakePackages packages = device.packages().orElseGet(() -> new FakePackages(device.version()));
    if (atOnce) {
      unpacked(packages, FakeUnpacking.file(order, device), device);
      device.unpacked(packages);
    }
    if (!packages.has(order.version())) {
      throw FakeUnpacking.refused("no package of " + order.version(), device);
    }
    packages.activate(order.version());
    device.change().applied();
    if (atOnce || order.change() == SoftwareChange.SLOT) {
      packages.commit();
    }
    if (order.takeover() == Takeover.IN_SERVICE && !device.has(FakeFault.REBOOTS_IN_SERVICE)) {
      packages.boot(device.has(FakeFault.BOOTS_OLD_IMAGE));
      device.installOnMembers();
    } else {
      device.reload(network.rebootTime());
    }
    if (device.has(FakeFault.RELOAD_TAKEN_THEN_DROPPED)) {
      throw FakeUnpacking.dropped("ordering the activation");
    }
  }

  @Override
  public void commit(Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeDevice device = FakeSessions.reach(network, access, context);
    if (device.once(FakeFault.GOES_BACK_BEFORE_COMMIT)) {
      device.reload(network.rebootTime());
      throw FakeUnpacking.dropped("committing");
    }
    if (device.has(FakeFault.COMMIT_REFUSED)) {
      throw FakeUnpacking.refused("not now", device);
    }
    if (device.once(FakeFault.FALLS_SILENT_AT_COMMIT)) {
      device.add(FakeFault.UNREACHABLE);
      throw FakeUnpacking.dropped("committing");
    }
    FakeUnpacking.packages(device).commit();
    if (device.once(FakeFault.COMMITTED_THEN_DROPPED)) {
      throw FakeUnpacking.dropped("committing");
    }
  }
}
