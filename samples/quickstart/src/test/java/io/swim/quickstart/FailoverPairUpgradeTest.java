package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Direction;
import io.swim.job.Finding;
import io.swim.job.JobRun;
import io.swim.job.OnWarnings;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.device.FailoverFault;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two simulated ASA that stand in for each other, upgraded through the one that is active. */
class FailoverPairUpgradeTest {
  @TempDir Path folder;

  private FleetLab lab() throws IOException {
    return EveryServer.lab(folder, fleet -> fleet.model(SimulatedModels.asa5516()).failoverPairs());
  }

  private static JobRun upgrade(FleetLab lab, TransferProtocol protocol) throws Exception {
    return lab.upgrade(EveryServer.over(Direction.PULL, protocol));
  }

  private static void assertBothRun(FleetLab lab, JobRun run, String version) {
    assertThat(lab.only(run).state())
        .as("%s%n%s", lab.only(run), lab.transcript(run))
        .isEqualTo(AssignmentState.SUCCESS);
    assertThat(lab.device().runningVersion()).isEqualTo(version);
    assertThat(lab.device().mate().runningVersion()).isEqualTo(version);
  }

  @ParameterizedTest
  @EnumSource(names = {"TFTP", "FTP", "HTTPS"})
  void bothUnitsAreUpgradedTheStandbyFirstAndTrafficIsSwitchedOverOnce(TransferProtocol protocol)
      throws Exception {
    try (FleetLab lab = lab()) {
      SimulatedDevice first = lab.device();

      JobRun run = upgrade(lab, protocol);

      assertBothRun(lab, run, lab.newVersion());
      assertThat(first.rebootCount()).isEqualTo(1);
      assertThat(first.mate().rebootCount()).isEqualTo(1);
      assertThat(first.isActive()).isFalse();
      assertThat(lab.sent(lab.only(run)))
          .containsSubsequence(
              "failover exec mate dir disk0:",
              "failover reload-standby",
              "no failover active",
              "failover reload-standby");
      assertThat(lab.sent(lab.only(run))).filteredOn("no failover active"::equals).hasSize(1);
      assertThat(lab.sent(lab.only(run))).filteredOn("failover reload-standby"::equals).hasSize(2);
      assertThat(lab.sent(lab.only(run))).doesNotContain("reload");
    }
  }

  @Test
  void bothUnitsAreTakenBack() throws Exception {
    try (FleetLab lab = lab()) {
      String old = lab.device().runningVersion();
      JobRun run = upgrade(lab, TransferProtocol.TFTP);
      assertBothRun(lab, run, lab.newVersion());
      FleetLab.await().until(() -> isUpLongEnough(lab.device().mate()));

      JobRun back = lab.rollBack(run);

      assertBothRun(lab, back, old);
    }
  }

  private static boolean isUpLongEnough(SimulatedDevice unit) {
    return unit.uptime().toSeconds() > 6;
  }

  @Test
  void theActiveUnitCarriesOnAsItWasWhenTheStandbyDoesNotComeBack() throws Exception {
    try (FleetLab lab = lab()) {
      List<String> before = lab.device().savedBootVariables();
      lab.device().mate().inject(Fault.neverReturn());

      JobRun run = upgrade(lab, TransferProtocol.TFTP);

      Assignment end = lab.only(run);
      assertThat(end.state())
          .as("%s%n%s", end, lab.transcript(run))
          .isEqualTo(AssignmentState.NEEDS_ATTENTION);
      assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.APPLIED);
      assertThat(end.failure().orElseThrow().message()).contains("the boot list is put back to");
      assertThat(lab.device().isActive()).isTrue();
      assertThat(lab.device().rebootCount()).isZero();
      assertThat(lab.device().savedBootVariables()).isEqualTo(before);
    }
  }

  @Test
  void trafficStaysWhereItIsWhenTheStandbyIsNeverReadyAgain() throws Exception {
    try (FleetLab lab = lab()) {
      lab.device().mate().inject(FailoverFault.neverReady());

      JobRun run =
          lab.upgrade(
              options ->
                  EveryServer.over(Direction.PULL, TransferProtocol.TFTP)
                      .apply(
                          options.withTimeouts(
                              FleetLab.QUICK.withOperation(Duration.ofSeconds(70)))));

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.NEEDS_ATTENTION);
      assertThat(lab.device().isActive()).isTrue();
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aUnitThatKeepsItsPartIsNotReloaded() throws Exception {
    try (FleetLab lab = lab()) {
      lab.device().inject(FailoverFault.refusesSwitchOver());

      JobRun run = upgrade(lab, TransferProtocol.TFTP);

      Assignment end = lab.only(run);
      assertThat(end.state())
          .as("%s%n%s", end, lab.transcript(run))
          .isEqualTo(AssignmentState.NEEDS_ATTENTION);
      assertThat(end.failure().orElseThrow().message()).contains(" what it ran before");
      assertThat(lab.device().rebootCount()).isZero();
      assertThat(lab.device().mate().runningVersion()).isEqualTo(lab.newVersion());
    }
  }

  @Test
  void aMateThatNothingReachesIsRefusedBeforeAnythingIsCopied() throws Exception {
    try (FleetLab lab = lab()) {
      lab.device().mate().inject(FailoverFault.refusesMate());

      JobRun run = upgrade(lab, TransferProtocol.TFTP);

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SKIPPED);
      assertThat(lab.only(run).findings()).extracting(Finding::code).contains("mate-not-readable");
      assertThat(lab.device().flash().files()).hasSize(1);
    }
  }

  @Test
  void aStepOverReleasesIsAWarningThatAJobMayHeed() throws Exception {
    try (FleetLab lab = lab()) {
      JobRun run =
          lab.upgrade(
              options ->
                  EveryServer.over(Direction.PULL, TransferProtocol.TFTP)
                      .apply(options.withOnWarnings(OnWarnings.SKIP)));

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.SKIPPED);
      assertThat(lab.only(run).findings()).extracting(Finding::code).contains("pair-version-step");
      assertThat(lab.device().mate().rebootCount()).isZero();
    }
  }
}
