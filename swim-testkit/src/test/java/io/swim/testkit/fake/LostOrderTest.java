package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.TargetMode;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.spi.InstallOrder;
import io.swim.spi.InstallStatus;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * An activation whose answer was lost: it is given again only where it is known not to be taken.
 */
class LostOrderTest {
  /** Whoever writes more goes round without a pause. */
  private static final int MOST_WRITES = 1500;

  private static final Duration BUSY = Duration.ofMinutes(50);
  private static final UpgradeOptions SHORT =
      UpgradeOptions.DEFAULT.withTimeouts(
          UpgradeOptions.DEFAULT.timeouts().withOperation(Duration.ofMinutes(15)));

  private final VirtualRun lab = new VirtualRun();

  private Assignment upgrade(FakeDevice device, ImageId image, UpgradeOptions options) {
    MortalJobStore mortal = new MortalJobStore(lab.jobs, MOST_WRITES);
    lab.jobs = mortal;
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun run =
          engine.submit(UpgradeRequest.of("job", image, lab.network.ids()).withOptions(options));
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  private Assignment upgrade(FakeDevice device, UpgradeOptions options) {
    return upgrade(device, VirtualRun.IMAGE.id(), options);
  }

  private static long visits(Assignment end, AssignmentState state) {
    return end.passages().stream().filter(passage -> passage.state() == state).count();
  }

  private static void isUnknown(Assignment end) {
    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNCONFIRMED);
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.UNKNOWN);
  }

  @Test
  void oneThatUnpacksAndActivatesAtOnceIsGivenOnceMore() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_LOST_ONCE);

    Assignment end = upgrade(device, UpgradeOptions.DEFAULT.withTargetMode(TargetMode.INSTALL));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reloadOrders()).isEqualTo(2);
    assertThat(device.reboots()).isEqualTo(1);
    assertThat(device.version()).isEqualTo("2.0");
  }

  @Test
  void oneThatWasTakenAndIsNotSeenIsWaitedForAndNotGivenAgain() {
    FakeDevice device = installed((taken, order) -> activated(taken, order));

    Assignment end = upgrade(device, UpgradeOptions.DEFAULT);

    isUnknown(end);
    assertThat(device.reloadOrders()).isEqualTo(1);
    assertThat(visits(end, AssignmentState.RECONNECTING)).isEqualTo(1);
    assertThat(device.reboots()).isZero();
  }

  @Test
  void oneWhoseReloadComesLaterThanItsTimeIsASuccess() {
    FakeDevice device = installed((taken, order) -> activated(taken, order));
    Instant reload = VirtualRun.START.plus(Duration.ofMinutes(28));
    FakeInstall real = new FakeInstall(lab.network);
    lab.settings =
        builder ->
            builder.register(new Taken(real, (taken, order) -> activated(taken, order), reload));

    Assignment end = upgrade(device, UpgradeOptions.DEFAULT);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reloadOrders()).isEqualTo(1);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void oneThatTheDeviceIsAtWhenItsTimeIsOverIsNoFailure() {
    FakeDevice device =
        installed(
            (taken, order) -> {
              activated(taken, order);
              taken.change().atWork("install activate", BUSY);
              throw new MortalJobStore.ProcessDied();
            });
    MortalJobStore mortal = new MortalJobStore(lab.jobs, MOST_WRITES);
    lab.jobs = mortal;
    UpgradeEngine first = lab.engine(lab.time);
    first.start();
    JobRun run =
        first.submit(
            UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()).withOptions(SHORT));
    assertThat(lab.runThroughDeath(mortal)).isTrue();

    Assignment end = lab.assignment(run, device);

    isUnknown(end);
    assertThat(end.failure().orElseThrow().message())
        .contains("install activate", end.reloadOrderedAt().orElseThrow().toString());
    assertThat(end.failure().orElseThrow().deviceWords()).isEqualTo("install activate");
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void oneThatNobodyCanAskForIsNoFailureAndIsNotGivenAgain() {
    FakeDevice device = installed((taken, order) -> taken.add(FakeFault.CLI_REFUSED));

    Assignment end = upgrade(device, SHORT);

    isUnknown(end);
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void aPartThatRunsWhenItsTimeIsOverIsASuccess() {
    SoftwareImage part = PartTest.image(PartTest.SILENT);
    lab.images = new VirtualRun.SomeImages(List.of(part));
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = upgrade(device, part.id(), SHORT);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  private FakeDevice installed(BiConsumer<FakeDevice, InstallOrder> answer) {
    FakeInstall real = new FakeInstall(lab.network);
    lab.settings = builder -> builder.register(new Taken(real, answer, Instant.MAX));
    return lab.network.add("sw-1").installed();
  }

  private static void activated(FakeDevice device, InstallOrder order) {
    device.packages().orElseThrow().activate(order.version());
  }

  /** The device does something about the order, and its session is lost; it may reload later. */
  private record Taken(FakeInstall real, BiConsumer<FakeDevice, InstallOrder> does, Instant reload)
      implements AlteredInstall {
    @Override
    public void activate(InstallOrder order, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeDevice device = FakeSessions.reach(real.network(), access, context);
      device.orderReload();
      does.accept(device, order);
      throw new DriverException(
          FailureKind.UNREACHABLE, DeviceEffect.UNKNOWN, "the session dropped while activating");
    }

    @Override
    public InstallStatus status(Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeDevice device = FakeSessions.reach(real.network(), access, context);
      if (device.reboots() == 0 && !context.clock().instant().isBefore(reload)) {
        device.reload(real.network().rebootTime());
      }
      return real.status(access, context);
    }
  }
}
