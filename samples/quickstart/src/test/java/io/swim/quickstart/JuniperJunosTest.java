package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.job.AssignmentState;
import io.swim.job.Direction;
import io.swim.job.JobRun;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.SimulatedCredentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Routers of Juniper through the engine: every protocol that they have, and what goes wrong. */
class JuniperJunosTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(OtherModels.juniperMx204())));
  }

  private static void assertLeftAlone(FleetLab lab, JobRun run, AssignmentState state) {
    assertThat(lab.only(run).state())
        .as("%s%n%s", lab.only(run), lab.transcript(run))
        .isEqualTo(state);
    assertThat(lab.device().rebootCount()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"FTP", "SCP", "HTTP"})
  void aRouterFetchesItsPackageAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, protocol));

      Outcomes.assertUpgraded(lab, run, protocol + " started by SSH");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"SFTP", "SCP"})
  void aRouterIsSentItsPackageAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(EveryServer.writable(protocol))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PUSH, protocol));

      Outcomes.assertUpgraded(lab, run, protocol + " pushed");
    }
  }

  @Test
  void rootBeginsInTheShell() throws Exception {
    SimulatedCredentials root = SimulatedCredentials.defaults().withLogin("root", "r00t-login");
    try (FleetLab lab = lab(fleet -> fleet.credentials(root))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.FTP));

      Outcomes.assertUpgraded(lab, run, "FTP started by SSH");
      assertThat(lab.transcript(run)).contains("SENT cli\n");
    }
  }

  @Test
  void aPackageThatCantBeAddedLeavesTheRouterAsItIs() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(InstallFault.addFails()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.FTP));

      assertLeftAlone(lab, run, AssignmentState.FAILED);
      assertThat(lab.only(run).failure().orElseThrow().text()).contains("Installation failed");
    }
  }

  @Test
  void addingThatGoesOnWithoutItsSessionIsWaitedFor() throws Exception {
    try (FleetLab lab =
        lab(
            fleet ->
                fleet
                    .installTime(Duration.ofSeconds(8))
                    .faults(InstallFault.dropSessionDuring(InstallOperation.ADD)))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.FTP));

      Outcomes.assertUpgraded(lab, run, "FTP started by SSH");
      assertThat(lab.transcript(run)).containsOnlyOnce("SENT request system software add ");
    }
  }

  @Test
  void aQuestionThatNobodyKnowsStopsTheUpgrade() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.extraConfirm()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.FTP));

      assertLeftAlone(lab, run, AssignmentState.FAILED);
      assertThat(lab.only(run).failure().orElseThrow().text())
          .contains("This may affect the system");
    }
  }

  @Test
  void whatWasAddedIsThrownAwayWhereTheRebootIsRefused() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.FTP));

      assertLeftAlone(lab, run, AssignmentState.ROLLED_BACK);
      lab.device().powerCycle();
      FleetLab.await().until(() -> lab.device().rebootCount() == 1);
      assertThat(lab.device().runningVersion()).isNotEqualTo(lab.newVersion());
    }
  }

  @Test
  void aRouterThatComesBackWithTheOldSetIsAFailure() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.bootOldImage()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.FTP));

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(lab.only(run).failure().orElseThrow().text()).contains("instead of 20.4R3.8");
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }
}
