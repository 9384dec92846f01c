package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.AccessPoint;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import io.swim.device.Redundancy.Readiness;
import io.swim.device.StackMember;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.AccessPoints;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.AccessPointFault;
import io.swim.testkit.device.SimulatedAccessPoint;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Catalyst 9800 and its access points: they get their image before it reloads. */
class WirelessControllerTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(
        folder, fleet -> shape.apply(fleet.model(SimulatedModels.catalyst9800())));
  }

  private static List<String> primary(FleetLab lab) {
    return lab.device().accessPoints().stream().map(SimulatedAccessPoint::primaryVersion).toList();
  }

  private static List<String> backup(FleetLab lab) {
    return lab.device().accessPoints().stream().map(SimulatedAccessPoint::backupVersion).toList();
  }

  @Test
  void accessPointsHaveTheImageBeforeTheControllerReloads() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      List<String> old = primary(lab);

      JobRun there = lab.upgrade(options -> options);

      Assignment end = lab.only(there);
      assertThat(end.state())
          .as("%s%n%s", end, lab.transcript(there))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.transcript(there))
          .contains("all 3 access points have their image")
          .containsSubsequence("install add file", "ap image predownload", "install activate");
      assertThat(primary(lab)).hasSize(3).allMatch(version -> version.startsWith("17.9.5."));
      assertThat(backup(lab)).isEqualTo(old);

      JobRun back = lab.rollBack(there);

      assertThat(lab.only(back).state())
          .as("%s%n%s", lab.only(back), lab.transcript(back))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(primary(lab)).isEqualTo(old);
      assertThat(lab.transcript(back)).doesNotContain("SENT ap image predownload");
      assertThat(lab.device().rebootCount()).isEqualTo(2);
    }
  }

  @Test
  void aPairTellsThatItsStandbyIsReadyAndBothGetTheImage() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.members(2))) {
      DeviceFacts facts =
          lab.engine.facts(List.of(new DeviceId(lab.device().name()))).get(0).facts().orElseThrow();
      assertThat(facts.redundancy().orElseThrow().mode()).contains("sso");
      assertThat(facts.redundancy().get().readiness()).isEqualTo(Readiness.READY);
      assertThat(facts.stack()).extracting(StackMember::role).isNotEmpty();
      assertThat(facts.accessPoints()).extracting(AccessPoint::name).contains("ap yard");

      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state())
          .as("%s", lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().fileSystem("bootflash-2").files())
          .anyMatch(file -> file.name().contains("17.09.05") && file.name().endsWith(".pkg"));
    }
  }

  @Test
  void oneThatFailsKeepsTheControllerFromReloadingAndIsNamed() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(AccessPointFault.predownloadFails("ap yard")))) {
      String runs = lab.device().runningVersion();

      JobRun run = lab.upgrade(options -> options);

      Assignment end = lab.only(run);
      assertThat(end.state()).as("%s", lab.transcript(run)).isEqualTo(AssignmentState.FAILED);
      assertThat(end.failure().orElseThrow().message())
          .isEqualTo(
              "1 of 3 access points did not get their image, though they were told 3 times: ap yard"
                  + " (failed); the controller is not reloaded");
      assertThat(end.failure().get().state()).isEqualTo(AssignmentState.PREDOWNLOADING);
      assertThat(end.failure().get().kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(end.failure().get().effect()).isEqualTo(DeviceEffect.APPLIED);
      assertThat(lab.device().rebootCount()).isZero();
      assertThat(lab.device().runningVersion()).isEqualTo(runs);
      assertThat(lab.device().accessPoints())
          .extracting(SimulatedAccessPoint::predownload)
          .containsExactly("Complete", "Failed", "Complete");
    }
  }

  @Test
  void whoWantsTheReloadAnywayGetsIt() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(AccessPointFault.predownloadFails("ap yard")))) {
      JobRun run = lab.upgrade(options -> options.withAccessPoints(AccessPoints.LEAVE));

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.transcript(run)).doesNotContain("SENT ap image predownload");
    }
  }
}
