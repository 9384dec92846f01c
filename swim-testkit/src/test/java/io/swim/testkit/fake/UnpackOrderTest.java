package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.UnpackOrder;
import io.swim.job.UpgradeRequest;
import io.swim.spi.InstallOrder;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a device may have begun to unpack follows from the orders that are stored. */
class UnpackOrderTest {
  private final VirtualRun lab = new VirtualRun();

  private Assignment upgrade(FakeDevice device) {
    return lab.assignment(lab.upgrade(UnaryOperator.identity()), device);
  }

  private static List<DeviceEffect> effects(Assignment assignment) {
    return assignment.unpackOrders().stream().map(UnpackOrder::effect).toList();
  }

  @Test
  void whoeverWaitedForWorkOfOthersHasOrderedNothing() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKING_REFUSED).installed();
    device.change().atWork("somebody's operation 7", Duration.ofHours(1));

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().map(FailureReason::effect)).contains(DeviceEffect.NONE);
    assertThat(end.failure().orElseThrow().message()).doesNotContain("may have begun");
    assertThat(effects(end)).containsOnly(DeviceEffect.NONE);
  }

  @Test
  void anOrderThatComesToNothingInTheBackgroundIsGivenThreeTimes() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKING_COMES_TO_NOTHING).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().map(FailureReason::effect)).contains(DeviceEffect.APPLIED);
    assertThat(end.failure().orElseThrow().message()).contains("has no 2.0");
    assertThat(effects(end))
        .containsExactly(DeviceEffect.APPLIED, DeviceEffect.APPLIED, DeviceEffect.APPLIED);
  }

  /** It begins with what it is told, and says then that it failed. */
  private record NoRoom(FakeInstall real) implements AlteredInstall {
    @Override
    public void prepare(InstallOrder order, Access access, StepContext context)
        throws DriverException {
      throw new DriverException(
          FailureKind.CAPACITY, DeviceEffect.APPLIED, "FAILED: not enough space");
    }
  }

  @Test
  void anOrderOfWhichTheDeviceSaysThatItFailedIsNotWaitedFor() {
    FakeInstall real = new FakeInstall(lab.network);
    lab.settings = builder -> builder.register(new NoRoom(real));
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(effects(end)).isNotEmpty().containsOnly(DeviceEffect.APPLIED);
    assertThat(end.failure().map(FailureReason::effect)).contains(DeviceEffect.APPLIED);
    assertThat(end.failure().orElseThrow().message()).contains("not enough space");
    assertThat(Duration.between(VirtualRun.START, end.enteredAt()))
        .isLessThan(real.activationTime(FakeDevice.PLATFORM));
  }

  @Test
  void aRefusalAfterAnOrderThatCameToNothingSaysBoth() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKING_COMES_TO_NOTHING).installed();
    lab.settings =
        builder ->
            builder.register(
                new FirstTime(new FakeInstall(lab.network), FakeFault.UNPACKING_REFUSED));

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().map(FailureReason::effect)).contains(DeviceEffect.APPLIED);
    assertThat(end.failure().orElseThrow().message())
        .contains("has no 2.0", "told again", "no room to unpack it");
    assertThat(effects(end))
        .as("the second one over SSH and over Telnet")
        .containsExactly(DeviceEffect.APPLIED, DeviceEffect.NONE, DeviceEffect.NONE);
  }

  /** The device has a fault once it took the first order. */
  private record FirstTime(FakeInstall real, FakeFault then) implements AlteredInstall {
    @Override
    public void prepare(InstallOrder order, Access access, StepContext context)
        throws DriverException, InterruptedException {
      real.prepare(order, access, context);
      FakeSessions.reach(real.network(), access, context).add(then);
    }
  }

  @Test
  void anOrderThatNobodyLivedToSeeTheAnswerOfMayHaveBeenTaken() {
    FakeDevice device = lab.network.add("sw-1").installed();
    FakeInstall real = new FakeInstall(lab.network);
    lab.settings = builder -> builder.register(new Deadly(real));
    MortalJobStore mortal = new MortalJobStore(lab.jobs, Integer.MAX_VALUE);
    lab.jobs = mortal;
    UpgradeEngine first = lab.engine(lab.time);
    first.start();
    JobRun run = first.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));

    assertThat(lab.runThroughDeath(mortal)).isTrue();

    Assignment end = lab.assignment(run, device);
    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().map(FailureReason::effect)).contains(DeviceEffect.UNKNOWN);
    assertThat(end.failure().orElseThrow().message())
        .contains("may have begun to unpack flash:fake-2.0.bin", "no room to unpack it");
    assertThat(effects(end))
        .as("the second one over SSH and over Telnet")
        .containsExactly(DeviceEffect.UNKNOWN, DeviceEffect.NONE, DeviceEffect.NONE);
    Optional<Instant> lost = end.unpackOrders().stream().map(UnpackOrder::at).findFirst();
    assertThat(Duration.between(lost.orElseThrow(), end.unpackOrders().get(1).at()))
        .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
  }

  /** The process dies while it gives the order; the next one is refused. */
  private record Deadly(FakeInstall real) implements AlteredInstall {
    @Override
    public void prepare(InstallOrder order, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeDevice device = FakeSessions.reach(real.network(), access, context);
      if (!device.has(FakeFault.UNPACKING_REFUSED)) {
        device.add(FakeFault.UNPACKING_REFUSED);
        throw new MortalJobStore.ProcessDied();
      }
      real.prepare(order, access, context);
    }
  }
}
