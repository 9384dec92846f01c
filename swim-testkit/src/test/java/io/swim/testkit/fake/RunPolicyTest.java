package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.AssignmentStatus;
import io.swim.job.JobRun;
import io.swim.job.OnError;
import io.swim.job.Passage;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeScope;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RunPolicyTest {
  private final VirtualRun lab = new VirtualRun();

  @Test
  void stopOnErrorBeginsNoMoreDevices() {
    FakeDevice first = lab.network.add("sw-1");
    FakeDevice second = lab.network.add("sw-2", FakeFault.TRANSFER_BREAKS);
    FakeDevice third = lab.network.add("sw-3");

    JobRun run = lab.upgrade(options -> options.withParallel(1).withOnError(OnError.STOP));

    assertThat(run.status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
    assertThat(run.stop().orElseThrow()).contains("sw-2 ended as FAILED");
    assertThat(lab.assignment(run, first).status()).isEqualTo(AssignmentStatus.SUCCESS);
    assertThat(lab.assignment(run, second).status()).isEqualTo(AssignmentStatus.FAILED);
    assertThat(lab.assignment(run, third).status()).isEqualTo(AssignmentStatus.ABORTED);
    assertThat(third.version()).isEqualTo(FakeNetwork.OLD_VERSION);
  }

  @Test
  void continueOnErrorGoesThroughAllDevices() {
    lab.network.add("sw-1", FakeFault.TRANSFER_BREAKS);
    FakeDevice second = lab.network.add("sw-2");

    JobRun run = lab.upgrade(options -> options.withParallel(1));

    assertThat(run.status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
    assertThat(second.version()).isEqualTo("2.0");
  }

  @Test
  void sequentialBeginsTheNextDeviceOnlyWhenTheLastIsConfirmed() {
    FakeDevice first = lab.network.add("sw-1");
    FakeDevice second = lab.network.add("sw-2");

    JobRun run = lab.upgrade(options -> options.withParallel(1));

    Instant confirmed = entered(lab.assignment(run, first), AssignmentState.SUCCESS);
    Instant begun = entered(lab.assignment(run, second), AssignmentState.PRECHECK);
    assertThat(begun).isAfterOrEqualTo(confirmed);
  }

  @Test
  void aSecondRunFindsEverythingDoneAlready() {
    FakeDevice device = lab.network.add("sw-1");
    lab.upgrade(UnaryOperator.identity());
    VirtualTime later = new VirtualTime(lab.time.clock().instant());
    lab.time.handOver(later);

    try (var engine = lab.engine(later)) {
      engine.start();
      JobRun run =
          engine.submit(
              io.swim.job.UpgradeRequest.of("again", VirtualRun.IMAGE.id(), List.of(device.id())));
      later.run();
      assertThat(engine.run(run.id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCESS);
      assertThat(engine.assignments(run.id()).get(0).state()).isEqualTo(AssignmentState.SKIPPED);
    }
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void distributionAloneChangesNothingButAFile() {
    FakeDevice device = lab.network.add("sw-1");

    JobRun run = lab.upgrade(options -> options.withScope(UpgradeScope.DISTRIBUTE));

    assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(device.bootList()).containsExactly("flash:fake-1.0.bin");
    assertThat(device.reboots()).isZero();
    assertThat(device.files()).containsKey("fake-2.0.bin");
  }

  @Test
  void activationWithoutRebootLeavesTheOldImageRunning() {
    FakeDevice device = lab.network.add("sw-1");

    lab.upgrade(options -> options.withScope(UpgradeScope.ACTIVATE));

    assertThat(device.bootList()).startsWith("flash:fake-2.0.bin");
    assertThat(device.reboots()).isZero();
    assertThat(device.version()).isEqualTo(FakeNetwork.OLD_VERSION);
  }

  private static Instant entered(Assignment assignment, AssignmentState state) {
    return assignment.passages().stream()
        .filter(passage -> passage.state() == state)
        .map(Passage::enteredAt)
        .findFirst()
        .orElseThrow();
  }
}
