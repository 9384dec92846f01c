package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The line breaks together with the copy: nobody can look what is left on the device. */
class OutageDuringCopyTest {
  private final VirtualRun lab = new VirtualRun();
  private final FakeDevice device = lab.network.add("sw-1");

  @Test
  void partThatNobodyCouldLookForIsTold() {
    device.breakLineFor(Duration.ofDays(1));

    JobRun run = lab.upgrade(UnaryOperator.identity());

    Assignment end = lab.assignment(run, device);
    FailureReason why = end.failure().orElseThrow();
    assertThat(device.files()).containsKey("fake-2.0.bin");
    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(why.effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(why.message())
        .startsWith("the copy over TFTP")
        .contains("the transfer to sw-1 broke", "%Error copying: Timed out")
        .contains("what may be left of flash:fake-2.0.bin, whole or in part")
        .contains("no SSH answer from sw-1");
  }

  @Test
  void deviceThatMayHaveAPartIsWaitedForThroughTheOutage() {
    device.breakLineFor(Duration.ofMinutes(8));

    JobRun run = lab.upgrade(UnaryOperator.identity());

    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void copyThatNobodyCouldAskForMayHaveGoneOn() {
    lab.network.transferTime(Duration.ofMinutes(4));
    lab.time.at(VirtualRun.START.plusSeconds(70), () -> device.add(FakeFault.UNREACHABLE));

    JobRun run = lab.upgrade(UnaryOperator.identity());

    Assignment end = lab.assignment(run, device);
    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(Duration.between(VirtualRun.START, lab.time.clock().instant()))
        .isGreaterThan(Duration.ofMinutes(9));
  }

  @Test
  void copyThatNobodyCouldAskForIsFoundWhenTheLineIsBack() {
    lab.network.transferTime(Duration.ofMinutes(4));
    lab.time.at(VirtualRun.START.plusSeconds(70), () -> device.add(FakeFault.UNREACHABLE));
    lab.time.at(VirtualRun.START.plusSeconds(370), () -> device.once(FakeFault.UNREACHABLE));

    JobRun run = lab.upgrade(UnaryOperator.identity());

    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reboots()).isEqualTo(1);
  }
}
