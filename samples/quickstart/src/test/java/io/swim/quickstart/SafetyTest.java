package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.HostKeyPolicy;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must never happen to a device, over real sockets. */
class SafetyTest {
  @TempDir Path folder;

  @Test
  void deviceWhoseHostKeyIsRefusedGetsNoPasswordOverTelnetEither() throws Exception {
    try (FleetLab lab = new FleetLab(folder, UnaryOperator.identity(), HostKeyPolicy.STRICT)) {
      JobRun run = lab.upgrade(UnaryOperator.identity());

      Assignment assignment = lab.only(run);
      assertThat(assignment.state()).isEqualTo(AssignmentState.FAILED);
      assertThat(assignment.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNTRUSTED);
      assertThat(assignment.failure().orElseThrow().message()).contains("host key of sw-01");
      assertThat(assignment.attempts()).noneMatch(attempt -> attempt.protocol().contains("TELNET"));
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void fileThatTheDeviceBootsNextIsNeverDeletedForAnotherOfItsName() throws Exception {
    SimulatedImage other =
        SimulatedImage.builder()
            .version(FleetLab.NEW_VERSION)
            .sizeBytes(400 << 10)
            .seed(42)
            .build();
    String old = "flash:c2960-lanbasek9-mz.122-55.SE3.bin";
    try (FleetLab lab =
        new FleetLab(
            folder,
            fleet -> fleet.moreImages(other).bootVariables(old, "flash:" + other.fileName()))) {
      JobRun run = lab.upgrade(UnaryOperator.identity());

      Assignment assignment = lab.only(run);
      assertThat(assignment.state()).as(lab.transcript(run)).isEqualTo(AssignmentState.FAILED);
      assertThat(assignment.failure().orElseThrow().message()).contains("is not overwritten");
      assertThat(lab.device().flash().files())
          .anyMatch(file -> file.name().equals(other.fileName()) && file.sizeBytes() == 400 << 10);
    }
  }

  @Test
  void emptyBootListOfARouterIsPutBackWhenTheReloadIsRefused() throws Exception {
    try (FleetLab lab =
        new FleetLab(
            folder,
            fleet ->
                fleet
                    .model(SimulatedModels.router1941())
                    .bootVariables()
                    .faults(Fault.refuseReload()))) {
      JobRun run = lab.upgrade(UnaryOperator.identity());

      assertThat(lab.only(run).state())
          .as(lab.transcript(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(lab.device().savedBootVariables()).isEmpty();
    }
  }
}
