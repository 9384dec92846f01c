package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.job.AccessPoints;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.Direction;
import io.swim.job.JobRun;
import io.swim.job.Passage;
import io.swim.job.ProtocolOrders;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeScope;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.SimulatedModels;
import io.swim.testkit.device.TransferFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wireless controllers with AireOS through the engine, with their access points. */
class AireOsTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return lab(folder, shape);
  }

  private static FleetLab lab(Path folder, UnaryOperator<SimulatedFleetBuilder> shape)
      throws Exception {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(SimulatedModels.wlc5520())));
  }

  private static void assertState(FleetLab lab, JobRun run, AssignmentState state) {
    assertThat(lab.only(run).state())
        .as("%s%n%s", lab.only(run), lab.transcript(run))
        .isEqualTo(state);
  }

  private static void assertUntouched(FleetLab lab, List<String> boots, String version) {
    assertThat(lab.device().bootVariables()).isEqualTo(boots);
    assertThat(lab.device().runningVersion()).isEqualTo(version);
    assertThat(lab.device().rebootCount()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"TFTP", "FTP", "SFTP"})
  void aControllerFetchesItsImageAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, protocol));

      assertState(lab, run, AssignmentState.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
      assertThat(Outcomes.transfers(lab.only(run)))
          .last()
          .extracting(Attempt::protocol)
          .isEqualTo(protocol + " started by SSH");
    }
  }

  private static ProtocolOrders startedBySnmp() {
    ProtocolOrders orders = ProtocolOrders.DEFAULT;
    return new ProtocolOrders(
        List.of(TransferProtocol.TFTP),
        List.of(Direction.PULL),
        List.of(Access.SNMP),
        orders.config(),
        orders.reboot());
  }

  @Test
  void aDownloadMayBeStartedBySnmp() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(options -> options.withProtocols(startedBySnmp()));

      assertState(lab, run, AssignmentState.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
      assertThat(Outcomes.transfers(lab.only(run)))
          .last()
          .extracting(Attempt::protocol)
          .isEqualTo("TFTP started by SNMP");
    }
  }

  @Test
  void aDownloadBySnmpLeavesWhatRunsToBeBooted() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      List<String> boots = lab.device().bootVariables();
      String version = lab.device().runningVersion();
      JobRun run =
          lab.upgrade(
              options -> options.withScope(UpgradeScope.DISTRIBUTE).withProtocols(startedBySnmp()));

      assertState(lab, run, AssignmentState.SUCCESS);
      assertThat(lab.transcript(run)).contains("its next reboot would have taken primary");
      assertUntouched(lab, boots, version);
    }
  }

  @Test
  void aDownloadWhoseSessionIsLostLeavesWhatRunsToBeBooted() throws Exception {
    int start;
    Path other = Files.createDirectory(folder.resolve("other"));
    try (FleetLab lab = lab(other, fleet -> fleet)) {
      JobRun run = lab.upgrade(options -> options.withScope(UpgradeScope.DISTRIBUTE));
      start = commandsUntil("transfer download start", lab.transcript(run));
    }
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.dropSessionAfterCommand(start)))) {
      List<String> boots = lab.device().bootVariables();
      String version = lab.device().runningVersion();
      JobRun run = lab.upgrade(options -> options.withScope(UpgradeScope.DISTRIBUTE));

      assertState(lab, run, AssignmentState.SUCCESS);
      assertThat(lab.transcript(run)).containsOnlyOnce("SENT transfer download start");
      assertUntouched(lab, boots, version);
    }
  }

  /** Answers to questions are no commands. */
  private static int commandsUntil(String command, String transcript) {
    List<String> sent =
        transcript
            .lines()
            .filter(line -> line.startsWith("SENT ") && line.length() > "SENT y".length())
            .toList();
    int found = sent.indexOf("SENT " + command);
    assertThat(found).as("%s", sent).isPositive();
    return found + 1;
  }

  @Test
  void itsAccessPointsHaveTheirImageBeforeItRestarts() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.accessPoints(7))) {
      JobRun run = lab.upgrade(options -> options);

      assertState(lab, run, AssignmentState.SUCCESS);
      assertThat(lab.only(run).passages())
          .extracting(Passage::state)
          .containsSubsequence(
              AssignmentState.STAGED,
              AssignmentState.PREDOWNLOADING,
              AssignmentState.ACTIVATING,
              AssignmentState.REBOOTING,
              AssignmentState.COMMITTING);
      assertThat(lab.device().bootLog())
          .filteredOn(line -> line.endsWith("joined with its backup image"))
          .hasSize(7);
    }
  }

  @Test
  void oneThatFailsKeepsTheControllerFromRestarting() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(InstallFault.accessPointFails(2)))) {
      List<String> boots = lab.device().bootVariables();
      String version = lab.device().runningVersion();
      JobRun run = lab.upgrade(options -> options);

      assertState(lab, run, AssignmentState.FAILED);
      assertThat(lab.only(run).failure().orElseThrow().message())
          .contains("ap-2")
          .doesNotContain("ap-1", "ap-3");
      assertUntouched(lab, boots, version);
    }
  }

  @Test
  void accessPointsMayBeLeftToDownloadAfterIt() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(InstallFault.accessPointFails(2)))) {
      JobRun run = lab.upgrade(options -> options.withAccessPoints(AccessPoints.LEAVE));

      assertState(lab, run, AssignmentState.SUCCESS);
      assertThat(lab.device().bootLog())
          .filteredOn(line -> line.contains("had to download " + lab.newVersion()))
          .hasSize(3);
    }
  }

  @Test
  void whatIsOnlyDistributedIsNotBootedByALossOfPower() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      List<String> boots = lab.device().bootVariables();
      String version = lab.device().runningVersion();
      JobRun run = lab.upgrade(options -> options.withScope(UpgradeScope.DISTRIBUTE));

      assertState(lab, run, AssignmentState.SUCCESS);
      assertThat(lab.transcript(run)).contains("SENT config boot backup");
      assertUntouched(lab, boots, version);
    }
  }

  @Test
  void aBrokenDownloadLeavesTheRunningImageAlone() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.corruptWrites()))) {
      List<String> boots = lab.device().bootVariables();
      String version = lab.device().runningVersion();
      JobRun run = lab.upgrade(options -> options);

      assertState(lab, run, AssignmentState.FAILED);
      assertThat(lab.only(run).failure().orElseThrow().text()).contains("checksum");
      assertUntouched(lab, boots, version);
    }
  }

  @Test
  void theNextProtocolFollowsWhereALoginIsRefused() throws Exception {
    try (FleetLab lab =
        lab(fleet -> fleet.faults(TransferFault.spoilLogin(TransferProtocol.SFTP)))) {
      JobRun run =
          lab.upgrade(
              EveryServer.over(Direction.PULL, TransferProtocol.SFTP, TransferProtocol.FTP));

      assertState(lab, run, AssignmentState.SUCCESS);
      Attempt first = Outcomes.transfers(lab.only(run)).get(0);
      assertThat(first.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aRefusedResetLeavesTheOldImageToBoot() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      List<String> boots = lab.device().bootVariables();
      String version = lab.device().runningVersion();
      JobRun run = lab.upgrade(options -> options);

      assertState(lab, run, AssignmentState.ROLLED_BACK);
      assertUntouched(lab, boots, version);
    }
  }

  @Test
  void aQuestionThatNobodyKnowsIsNotAnsweredWithYes() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.extraConfirm()))) {
      List<String> boots = lab.device().bootVariables();
      String version = lab.device().runningVersion();
      UnaryOperator<UpgradeOptions> leave = options -> options.withAccessPoints(AccessPoints.LEAVE);
      JobRun run = lab.upgrade(leave);

      assertThat(lab.only(run).state()).isNotEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.only(run).failure().orElseThrow().text()).contains("Do you want to continue?");
      assertUntouched(lab, boots, version);
    }
  }
}
