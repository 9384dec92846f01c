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
import io.swim.spi.PartImpact;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Installs on fake devices. */
record FakeInstall(FakeNetwork network) implements InstallDriver {
  private static final Duration ACTIVATION_TIME = Duration.ofMinutes(20);
  private static final Duration UNPACKING_TIME = Duration.ofMinutes(5);

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

  private FakePackages packages(Access access, StepContext context)
      throws DriverException, InterruptedException {
    return FakeSessions.reach(network, access, context)
        .packages()
        .orElseThrow(() -> refused("booted in bundle mode", context));
  }

  private static DriverException refused(String words, StepContext context) {
    return new DriverException(
        FailureKind.REJECTED,
        DeviceEffect.NONE,
        context.device().id() + " refused: " + words,
        words);
  }

  private static DriverException dropped(String what) {
    return new DriverException(
        FailureKind.UNREACHABLE, DeviceEffect.UNKNOWN, "the session dropped while " + what);
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
    if (device.once(FakeFault.UNPACKING_LOST_ONCE)) {
      throw dropped("unpacking");
    }
    if (device.has(FakeFault.UNPACKING_REFUSED)) {
      throw refused("no room to unpack it", context);
    }
    if (device.has(FakeFault.UNPACKING_COMES_TO_NOTHING)) {
      device.change().atWork("unpacking", UNPACKING_TIME);
      return;
    }
    unpack(order, packages(access, context), device, context);
    if (device.once(FakeFault.UNPACKED_THEN_DROPPED)) {
      throw dropped("unpacking");
    }
  }

  private static void unpack(
      InstallOrder order, FakePackages packages, FakeDevice device, StepContext context)
      throws DriverException {
    FakeFile file = device.files().get(order.image().orElseThrow().file());
    if (file == null || !file.isWhole()) {
      throw refused("bad file " + order.image(), context);
    }
    if (order.change() == SoftwareChange.PART) {
      packages.addPart(file.name());
    } else {
      packages.add(file.version());
      device.change().unpacked(file.name());
    }
  }

  @Override
  public void activate(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeDevice device = FakeSessions.reach(network, access, context);
    device.orderReload();
    if (device.has(FakeFault.RELOAD_REFUSED)) {
      throw refused("not allowed", context);
    }
    if (device.has(FakeFault.ACTIVATION_GIVEN_UP)) {
      throw new DriverException(
          FailureKind.REJECTED, DeviceEffect.APPLIED, "it was given up", "no room for the rest");
    }
    if (device.once(FakeFault.RELOAD_LOST_ONCE)) {
      throw dropped("ordering the activation");
    }
    if (device.has(FakeFault.NEVER_GOES_DOWN)) {
      return;
    }
    boolean atOnce = order.change() == SoftwareChange.INSTALL_AT_ONCE;
    FakePackages packages = device.packages().orElseGet(() -> new FakePackages(device.version()));
    if (atOnce) {
      unpack(order, packages, device, context);
      device.unpacked(packages);
    }
    if (!packages.has(order.version())) {
      throw refused("no package of " + order.version(), context);
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
      throw dropped("ordering the activation");
    }
  }

  @Override
  public boolean canInstallParts(PlatformId platform) {
    return !platform.equals(FakeDevice.SLOTS);
  }

  @Override
  public PartImpact activatePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return changePart(order, true, access, context);
  }

  @Override
  public PartImpact deactivatePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return changePart(order, false, access, context);
  }

  /** What the part is called says what becomes of the device. */
  private PartImpact changePart(InstallOrder order, boolean run, Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeDevice device = FakeSessions.reach(network, access, context);
    String part = order.image().orElseThrow().file();
    boolean reloads = part.contains("+reloads");
    device.orderReload();
    if (device.has(FakeFault.RELOAD_REFUSED)) {
      throw refused("not allowed", context);
    }
    if (device.once(FakeFault.RELOAD_LOST_ONCE)) {
      throw dropped("ordering the activation");
    }
    if (!packages(access, context).hasPart(part)) {
      throw refused("no such part " + part, context);
    }
    if (!device.has(FakeFault.NEVER_GOES_DOWN)) {
      packages(access, context).changePart(part, run, reloads);
      if (reloads) {
        device.reload(network.rebootTime());
      }
    }
    if (device.has(FakeFault.RELOAD_TAKEN_THEN_DROPPED)) {
      throw dropped("ordering the activation");
    }
    if (!reloads && !part.contains("+goeson")) {
      return PartImpact.NOT_TOLD;
    }
    return reloads != device.has(FakeFault.SAYS_THE_CONTRARY)
        ? PartImpact.RELOAD
        : PartImpact.NO_RELOAD;
  }

  @Override
  public void commit(Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakeDevice device = FakeSessions.reach(network, access, context);
    if (device.once(FakeFault.GOES_BACK_BEFORE_COMMIT)) {
      device.reload(network.rebootTime());
      throw dropped("committing");
    }
    if (device.has(FakeFault.COMMIT_REFUSED)) {
      throw refused("not now", context);
    }
    if (device.once(FakeFault.FALLS_SILENT_AT_COMMIT)) {
      device.add(FakeFault.UNREACHABLE);
      throw dropped("committing");
    }
    packages(access, context).commit();
    if (device.once(FakeFault.COMMITTED_THEN_DROPPED)) {
      throw dropped("committing");
    }
  }
}
