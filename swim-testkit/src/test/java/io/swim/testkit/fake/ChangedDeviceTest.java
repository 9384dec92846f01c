package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.event.EngineEvent;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.UpgradeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Somebody else, or the device itself, changes it while an upgrade is under way. */
class ChangedDeviceTest {
  private final VirtualRun lab = new VirtualRun();

  private Assignment upgraded(FakeDevice device, AssignmentState rebootsIn) {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed
                && changed.assignment().state() == rebootsIn) {
              device.reload(Duration.ZERO);
            }
          });
      JobRun run =
          engine.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  @Test
  void aDeviceThatRebootedIntoTheImageByItselfIsNotReloaded() {
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = upgraded(device, AssignmentState.REBOOTING);

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.note()).contains("has rebooted since PRECHECK", "no reload was ordered");
    assertThat(end.toVersion()).contains("2.0");
    assertThat(device.reloadOrders()).isZero();
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aDeviceThatRebootedByItselfAndRunsTheOldImageIsRolledBackAndNotReloaded() {
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = upgraded(device, AssignmentState.STAGED);

    FailureReason why = end.failure().orElseThrow();
    assertThat(end.state()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(why.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(why.message()).contains("has rebooted since PRECHECK", "runs 1.0", "not reloaded");
    assertThat(device.bootList()).containsExactly("flash:fake-1.0.bin");
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void oneDeviceUnderTwoNamesIsUpgradedOnce() {
    FakeDevice device = lab.network.add("sw-1");
    lab.network.alias("core-switch", device);

    JobRun run = lab.upgrade(UnaryOperator.identity());

    List<Assignment> both = lab.jobs.assignments(run.id(), Optional.empty(), 10);
    assertThat(both)
        .extracting(Assignment::state)
        .containsExactlyInAnyOrder(AssignmentState.SUCCESS, AssignmentState.SKIPPED);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aFileThatWasDeletedForTheImageIsAnEffectWhateverFailsLater() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.TRANSFER_BREAKS);
    String name = VirtualRun.IMAGE.fileName();
    Digest other = new Digest(DigestAlgorithm.MD5, "3".repeat(32));
    device.files().put(name, new FakeFile(name, 4711, "0.9", other, true));

    JobRun run = lab.upgrade(UnaryOperator.identity());

    FailureReason why = lab.assignment(run, device).failure().orElseThrow();
    assertThat(why.effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(why.message()).contains("broke", "4711 bytes", "flash:fake-2.0.bin", "deleted");
  }

  @Test
  void aRefusedLoginIsNotRepeatedBeforeTheReboot() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.SSH_REFUSED);

    JobRun run = lab.upgrade(UnaryOperator.identity());

    Assignment end = lab.assignment(run, device);
    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.attempts())
        .filteredOn(attempt -> attempt.failure().isPresent())
        .extracting(Attempt::protocol, Attempt::state)
        .containsExactly(
            tuple(Access.SSH.name(), AssignmentState.PRECHECK),
            tuple(Access.SSH.name(), AssignmentState.CONFIRMING));
  }
}
