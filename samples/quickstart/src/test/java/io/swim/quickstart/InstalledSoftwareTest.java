package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.device.SoftwareMode;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Commit;
import io.swim.job.JobRun;
import io.swim.job.TargetMode;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IOS-XE: bundles, packages, the ways between them, what is on trial, and stacks. */
class InstalledSoftwareTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(
        folder, fleet -> shape.apply(fleet.model(SimulatedModels.catalyst9300())));
  }

  private static void upgrade(FleetLab lab, UnaryOperator<UpgradeOptions> options)
      throws Exception {
    JobRun run = lab.upgrade(options);
    Assignment end = lab.only(run);
    assertThat(end.state())
        .as("%s%n%s", end, lab.transcript(run))
        .isEqualTo(AssignmentState.SUCCESS);
  }

  private static Assignment commit(FleetLab lab) throws InterruptedException {
    UpgradeRequest request =
        UpgradeRequest.of(
            "commit",
            new Task.CommitSoftware(lab.newVersion()),
            List.of(new DeviceId(lab.device().name())));
    JobRun run =
        lab.engine.submit(request.withOptions(UpgradeOptions.DEFAULT.withTimeouts(FleetLab.QUICK)));
    return lab.only(lab.engine.await(run.id(), Duration.ofSeconds(60)));
  }

  @Test
  void fromABundleToPackagesItIsOneOrder() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.softwareMode(SoftwareMode.BUNDLE))) {
      upgrade(lab, options -> options.withTargetMode(TargetMode.INSTALL));

      assertThat(lab.device().softwareMode()).isEqualTo(SoftwareMode.INSTALL);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
      assertThat(lab.device().savedBootVariables().get(0)).contains("packages.conf");
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }

  @Test
  void fromPackagesToABundleTheFileIsBooted() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      upgrade(lab, options -> options.withTargetMode(TargetMode.BUNDLE));

      assertThat(lab.device().softwareMode()).isEqualTo(SoftwareMode.BUNDLE);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
      assertThat(lab.device().savedBootVariables().get(1)).contains("packages.conf");
    }
  }

  @Test
  void whatIsNotCommittedIsCommittedByAJobOfItsOwn() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      upgrade(lab, options -> options.withCommit(Commit.LATER));

      assertThat(commit(lab).state()).isEqualTo(AssignmentState.SUCCESS);

      lab.device().powerCycle();
      FleetLab.await().until(() -> lab.device().rebootCount() == 2);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
    }
  }

  @Test
  void whatTheTimerTookBackIsNotCommitted() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.abortAfter(Duration.ofSeconds(20)))) {
      String old = lab.device().runningVersion();
      upgrade(lab, options -> options.withCommit(Commit.LATER));
      FleetLab.await().until(() -> lab.device().runningVersion().equals(old));

      Assignment end = commit(lab);

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
      assertThat(end.failure().orElseThrow().message()).contains("17.3.4", lab.newVersion());
    }
  }

  @Test
  void unpackingThatGoesOnWithoutItsSessionIsWaitedFor() throws Exception {
    try (FleetLab lab =
        lab(
            fleet ->
                fleet
                    .installTime(Duration.ofSeconds(8))
                    .faults(i -> List.of(InstallFault.dropSessionDuring(InstallOperation.ADD))))) {
      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.transcript(run))
          .containsOnlyOnce("SENT install add file ")
          .containsPattern(
              "committing \\S+; unless that is committed, it goes back by itself, with a reload, at \\S+, in 7[01]\\d\\d s");
    }
  }

  @Test
  void aStackIsUpgradedOnAllItsMembers() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.members(3))) {
      upgrade(lab, options -> options);

      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }

  @Test
  void aStackWhoseSecondMemberIsFullIsLeftAsItIs() throws Exception {
    try (FleetLab lab =
        lab(fleet -> fleet.members(3).faults(i -> List.of(InstallFault.memberWithoutRoom(2))))) {
      String old = lab.device().runningVersion();

      JobRun run = lab.upgrade(options -> options);

      Assignment end = lab.only(run);
      assertThat(end.state())
          .as("%s%n%s", end, lab.transcript(run))
          .isEqualTo(AssignmentState.FAILED);
      assertThat(end.failure().orElseThrow().message()).contains("2");
      assertThat(lab.device().runningVersion()).isEqualTo(old);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
