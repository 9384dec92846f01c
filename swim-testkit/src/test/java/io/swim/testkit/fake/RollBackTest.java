package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.fault.DeviceEffect;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A job that takes back what another one did. */
class RollBackTest {
  private static final String OLD = "flash:fake-1.0.bin";
  private static final String NEW = "flash:fake-2.0.bin";
  private final VirtualRun lab = new VirtualRun();
  private final FakeDevice device = lab.network.add("sw-1");

  private JobRun rollBack(JobRun of) {
    return rollBack(of, UpgradeOptions.DEFAULT);
  }

  private JobRun rollBack(JobRun of, UpgradeOptions options) {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun run = engine.submit(engine.rollBackRequest(of.id(), "back").withOptions(options));
      lab.time.run();
      return engine.run(run.id()).orElseThrow();
    }
  }

  private JobRun upgraded() {
    JobRun run = lab.upgrade(UnaryOperator.identity());
    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
    return run;
  }

  @Test
  void theDeviceRunsAgainWhatItRanWithOneReboot() {
    JobRun back = rollBack(upgraded());

    Assignment end = lab.assignment(back, device);
    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.toVersion()).contains("1.0");
    assertThat(device.version()).isEqualTo("1.0");
    assertThat(device.savedBootList()).containsExactly(OLD, NEW);
    assertThat(device.reboots()).isEqualTo(2);
    assertThat(end.passages())
        .extracting(passage -> passage.state())
        .doesNotContain(AssignmentState.DISTRIBUTING, AssignmentState.MAKING_ROOM);
  }

  @Test
  void theRollbackOfARollbackIsTheUpgradeAgain() {
    JobRun back = rollBack(upgraded());
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      engine.submit(engine.rollBackRequest(back.id(), "and forth"));
      lab.time.run();
    }
    assertThat(device.version()).isEqualTo("2.0");
    assertThat(device.reboots()).isEqualTo(3);
  }

  @Test
  void withoutARebootOnlyWhatItBootsIsChanged() {
    JobRun back = rollBack(upgraded(), UpgradeOptions.DEFAULT.withScope(UpgradeScope.ACTIVATE));

    assertThat(lab.assignment(back, device).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.version()).isEqualTo("2.0");
    assertThat(device.savedBootList()).containsExactly(OLD, NEW);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void anImageThatIsGoneIsSaidBeforeAnythingIsDone() {
    JobRun run = upgraded();
    device.delete("fake-1.0.bin");

    Assignment end = lab.assignment(rollBack(run), device);

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message())
        .contains("it ran 1.0 from " + OLD + ", and that file is not on the device any more");
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(device.savedBootList()).containsExactly(NEW, OLD);
  }

  @Test
  void aDeviceThatRunsItAlreadyIsLeftAlone() {
    JobRun run = upgraded();
    rollBack(run);
    int reboots = device.reboots();
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun again = engine.submit(engine.rollBackRequest(run.id(), "once more"));
      lab.time.run();
      assertThat(lab.assignment(again, device).state()).isEqualTo(AssignmentState.SKIPPED);
    }
    assertThat(device.reboots()).isEqualTo(reboots);
  }

  @Test
  void aRunThatChangedNoDeviceCannotBeTakenBack() {
    JobRun run = lab.upgrade(options -> options.withScope(UpgradeScope.DISTRIBUTE));
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      assertThatThrownBy(() -> engine.rollBackRequest(run.id(), "back"))
          .isInstanceOfSatisfying(
              SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
          .hasMessageContaining("changed what no device boots");
    }
  }

  @Test
  void everyDeviceOfARollbackNeedsWhatItRan() {
    assertThatThrownBy(
            () -> UpgradeRequest.of("back", new Task.RollBack(Map.of()), lab.network.ids()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs what each of its devices ran before");
  }

  @Test
  void aProcessThatDiesOnTheWayDoesNotRebootTwice() {
    boolean died = true;
    int writes = 0;
    while (died) {
      died = diesAfter(++writes);
    }
    assertThat(writes).isGreaterThan(10);
  }

  private static boolean diesAfter(int writes) {
    RollBackTest test = new RollBackTest();
    JobRun run = test.upgraded();
    MortalJobStore mortal = new MortalJobStore(test.lab.jobs, writes);
    test.lab.jobs = mortal;
    UpgradeEngine first = test.lab.engine(test.lab.later());
    first.start();
    JobRun back = first.submit(first.rollBackRequest(run.id(), "back"));
    boolean died = test.lab.runThroughDeath(mortal);
    assertThat(test.device.reboots()).as("after write %d", writes).isEqualTo(2);
    assertThat(test.device.version()).isEqualTo("1.0");
    assertThat(test.lab.assignment(back, test.device).state()).isEqualTo(AssignmentState.SUCCESS);
    return died;
  }
}
