package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.job.AssignmentState;
import io.swim.job.Commit;
import io.swim.job.Direction;
import io.swim.job.JobRun;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.device.OtherModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Linux appliances with two slots through the engine: every protocol, and what goes wrong. */
class LinuxAbTest {
  private static final String OLD = "2.0.4";
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(OtherModels.linuxGateway())));
  }

  private static void powerCycle(FleetLab lab) {
    int before = lab.device().rebootCount();
    lab.device().powerCycle();
    FleetLab.await()
        .until(
            () ->
                lab.device().rebootCount() > before && lab.device().state() == DeviceState.RUNNING);
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"TFTP", "FTP", "SCP", "SFTP", "HTTP", "HTTPS"})
  void anApplianceFetchesItsBundleAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, protocol));

      Outcomes.assertUpgraded(lab, run, protocol + " started by SSH");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"SFTP", "SCP"})
  void anApplianceIsSentItsBundleAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(EveryServer.writable(protocol))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PUSH, protocol));

      Outcomes.assertUpgraded(lab, run, protocol + " pushed");
      powerCycle(lab);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
    }
  }

  @Test
  void aSlotThatDoesNotComeUpIsLeftForTheOther() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.bootOldImage()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.HTTP));

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(lab.only(run).failure().orElseThrow().text()).contains("instead of 2.1.0");
      assertThat(lab.device().runningVersion()).isEqualTo(OLD);
      assertThat(lab.device().bootLog()).contains("watchdog: B did not come up");
    }
  }

  @Test
  void whatNobodySaysToBeGoodIsGoneWithTheNextBoot() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run =
          lab.upgrade(
              options ->
                  EveryServer.over(Direction.PULL, TransferProtocol.HTTP)
                      .apply(options.withCommit(Commit.LATER)));
      Outcomes.assertUpgraded(lab, run, "HTTP started by SSH");

      powerCycle(lab);

      assertThat(lab.device().runningVersion()).isEqualTo(OLD);
    }
  }

  @Test
  void anInstallationThatGoesOnWithoutItsSessionIsWaitedFor() throws Exception {
    try (FleetLab lab =
        lab(
            fleet ->
                fleet
                    .installTime(Duration.ofSeconds(8))
                    .faults(InstallFault.dropSessionDuring(InstallOperation.ADD)))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.HTTP));

      Outcomes.assertUpgraded(lab, run, "HTTP started by SSH");
      assertThat(lab.transcript(run)).containsOnlyOnce("SENT rauc install ");
    }
  }

  @Test
  void whatWasInstalledIsTakenBackWhereTheRebootIsRefused() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.HTTP));

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(lab.transcript(run)).contains("its next reboot takes that, whoever orders it");
      powerCycle(lab);
      assertThat(lab.device().runningVersion()).isEqualTo(OLD);
    }
  }

  @Test
  void aBundleThatCantBeInstalledLeavesTheApplianceAsItIs() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(InstallFault.addFails()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.HTTP));

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(lab.only(run).failure().orElseThrow().text()).contains("Failed updating slot");
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aQuestionThatNobodyKnowsStopsTheUpgrade() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.extraConfirm()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.HTTP));

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(lab.only(run).failure().orElseThrow().text())
          .contains("This may affect the system");
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
