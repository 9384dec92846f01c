package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Commit;
import io.swim.job.Direction;
import io.swim.job.JobRun;
import io.swim.job.UpgradeScope;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is special about IOS-XR: orders go on in the background, and a commit is one of its own. */
class XrRouterTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws IOException {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(SimulatedModels.asr9901())));
  }

  @Test
  void anOperationUnderWayIsWaitedFor() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.installTime(Duration.ofSeconds(5)))) {
      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.transcript(run)).contains("% complete").doesNotContain("Could not start");
    }
  }

  @ParameterizedTest
  @EnumSource(InstallOperation.class)
  void anOrderWhoseSessionDropsIsNotGivenTwice(InstallOperation during) throws Exception {
    try (FleetLab lab =
        lab(
            fleet ->
                fleet
                    .installTime(Duration.ofMillis(500))
                    .faults(InstallFault.dropSessionDuring(during)))) {
      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"TFTP", "FTP", "SFTP", "SCP", "HTTP"})
  void theImageComesOverEveryProtocol(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run =
          lab.upgrade(
              options ->
                  EveryServer.over(Direction.PULL, protocol)
                      .apply(options)
                      .withScope(UpgradeScope.DISTRIBUTE));

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().flash().files()).hasSize(1);
    }
  }

  @Test
  void withoutACommitTheRouterGoesBackAtItsNextReload() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(options -> options.withCommit(Commit.LATER));
      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo("7.0.2");

      JobRun back = lab.rollBack(run);
      assertThat(lab.only(back).state())
          .as("%s%n%s", lab.only(back), lab.transcript(back))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.transcript(back)).contains("install rollback to committed");
      assertThat(lab.device().runningVersion()).isEqualTo("6.6.3");
    }
  }

  @Test
  void anActivationThatIsRefusedLeavesTheRouterAsItIs() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      Assignment assignment = lab.only(lab.upgrade(options -> options));

      assertThat(assignment.state()).isEqualTo(AssignmentState.FAILED);
      assertThat(assignment.failure().orElseThrow().deviceWords()).contains("not ready");
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void anImageThatIsNotTakenIsAFailureBeforeAnythingRuns() throws Exception {
    try (FleetLab lab =
        lab(fleet -> fleet.installTime(Duration.ofSeconds(1)).faults(InstallFault.addFails()))) {
      Assignment assignment = lab.only(lab.upgrade(options -> options));

      assertThat(assignment.state()).isEqualTo(AssignmentState.FAILED);
      assertThat(assignment.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.APPLIED);
      assertThat(assignment.failure().orElseThrow().message()).contains("has no 7.0.2");
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
