package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.SoftwarePackage.State;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Takeover;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeOptions;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is asked of the members of a device after its software was changed. */
class MembersTest {
  private static final Duration COPY = Duration.ofMinutes(14);
  private static final Duration REBOOT = Duration.ofMinutes(5);

  private final VirtualRun lab = new VirtualRun();
  private final FakeDevice device = lab.network.add("stack-1");

  private Assignment upgrade(UnaryOperator<UpgradeOptions> options) {
    return lab.assignment(lab.upgrade(options), device);
  }

  private Assignment upgrade() {
    return upgrade(UnaryOperator.identity());
  }

  private boolean isCommitted() {
    return device.packages().orElseThrow().all().stream()
        .anyMatch(each -> each.state() == State.COMMITTED && each.version().get().equals("2.0"));
  }

  @Test
  void whatIsInstalledRunsOnAllMembersBeforeItIsCommitted() {
    device.installed();
    FakeStack stack = device.stackOf(3);

    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(stack.version(3)).isEqualTo("2.0");
    assertThat(stack.copies()).as("it brings the software to them by itself").isZero();
    assertThat(isCommitted()).isTrue();
  }

  @Test
  void aMemberThatIsGoneAfterAnInstallationIsNoSuccess() {
    device.installed();
    device.stackOf(3).loseAtReboot(2);

    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(end.failure().orElseThrow().message())
        .contains("not all of its 3 members run 2.0", "member 2 is not there", "Provisioned");
    assertThat(isCommitted()).isFalse();
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aMemberThatIsLeftWithAnotherVersionIsNamedWithTheWordsOfTheDevice() {
    device.installed();
    device.stackOf(3).leaveBehind(3);

    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNCONFIRMED);
    assertThat(end.failure().orElseThrow().message())
        .contains("member 3 runs 1.0, and its state is Version Mismatch");
    assertThat(end.failure().orElseThrow().deviceWords()).isEqualTo("Version Mismatch");
    assertThat(isCommitted()).isFalse();
  }

  @Test
  void aMemberThatWasNotReadyBeforeAnInstallationIsNotAskedForAfterIt() {
    device.installed();
    device.stackOf(3).leaveBehind(3).runs(3, "0.9");

    assertThat(upgrade().state()).isEqualTo(AssignmentState.SUCCESS);
  }

  @Test
  void whoHandedOverInServiceHasToComeBack() {
    device.installed();
    device.stackOf(2).loseAtReboot(2);

    Assignment end = upgrade(options -> options.withTakeover(Takeover.IN_SERVICE));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(end.failure().orElseThrow().message()).contains("member 2 is not there");
  }

  /** All of that takes longer than the tries of a confirmation, and than a reboot. */
  @Test
  void aMemberThatGetsTheSoftwareFromTheOthersAndRebootsByItselfIsWaitedFor() {
    FakeStack stack = device.stackOf(3).updateLate(3, COPY, REBOOT);

    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(stack.version(3)).isEqualTo("2.0");
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void theTimeOfTheDeviceIsTheEndOfThatToo() {
    device.stackOf(3).updateLate(3, Duration.ofHours(3), REBOOT);
    Timeouts timeouts = Timeouts.DEFAULT.withOperation(Duration.ofMinutes(20));

    Assignment end = upgrade(options -> options.withTimeouts(timeouts));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(lab.time.clock().instant()).isBefore(VirtualRun.START.plus(Duration.ofMinutes(25)));
  }
}
