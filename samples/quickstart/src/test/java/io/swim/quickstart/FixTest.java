package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Commit;
import io.swim.job.JobRun;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.SimulatedFix;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fixes of a release alone: installed into what runs, and taken away again. */
class FixTest {
  private static final String BUG = "CSCvx12345";

  @TempDir Path folder;

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(Named.of("64 bits", SimulatedModels.asr9901())),
        Arguments.of(Named.of("32 bits", SimulatedModels.asr9006())),
        Arguments.of(Named.of("IOS-XE", SimulatedModels.catalyst9300())));
  }

  private FleetLab lab(SimulatedModel model) throws IOException {
    return EveryServer.lab(folder, fleet -> fleet.model(model));
  }

  private SoftwareImage fix(FleetLab lab, String version, boolean reloads) throws IOException {
    SimulatedFix fix = new SimulatedFix(lab.device().model(), version, BUG, reloads);
    Path file = folder.resolve(fix.fileName());
    fix.writeTo(file);
    return lab.engine.images().importImage(ImageImport.of(file));
  }

  private static JobRun run(FleetLab lab, Task task, Commit commit) throws InterruptedException {
    UpgradeRequest request =
        UpgradeRequest.of(
            "task at " + System.nanoTime(), task, List.of(new DeviceId(lab.device().name())));
    UpgradeOptions options = UpgradeOptions.DEFAULT.withTimeouts(FleetLab.QUICK).withCommit(commit);
    JobRun run = lab.engine.submit(request.withOptions(options));
    return lab.engine.await(run.id(), Duration.ofSeconds(90));
  }

  private static JobRun install(FleetLab lab, SoftwareImage fix) throws InterruptedException {
    return run(lab, new Task.Upgrade(fix.id()), Commit.AFTER_CONFIRMATION);
  }

  private static void expect(AssignmentState state, FleetLab lab, JobRun run) {
    Assignment end = lab.only(run);
    assertThat(end.state()).as("%s%n%s", end, lab.transcript(run)).isEqualTo(state);
  }

  private static List<String> said(FleetLab lab, JobRun run) {
    return lab.transcript(run).lines().toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFixIsInstalledWithoutAReloadAndIsNotInstalledTwice(SimulatedModel model) throws Exception {
    try (FleetLab lab = lab(model)) {
      String version = lab.device().runningVersion();
      SoftwareImage fix = fix(lab, version, false);

      JobRun run = install(lab, fix);

      expect(AssignmentState.SUCCESS, lab, run);
      assertThat(lab.device().rebootCount()).isZero();
      assertThat(lab.device().runningVersion()).isEqualTo(version);
      assertThat(lab.device().installedFixes()).anyMatch(each -> each.contains(BUG));
      JobRun again = install(lab, fix);
      expect(AssignmentState.SKIPPED, lab, again);
      assertThat(said(lab, again)).noneMatch(line -> line.contains("install activate"));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFixThatReloadsIsProvenByTheReloadAndTakenAwayByARollback(SimulatedModel model)
      throws Exception {
    try (FleetLab lab = lab(model)) {
      SoftwareImage fix = fix(lab, lab.device().runningVersion(), true);

      JobRun there = install(lab, fix);

      expect(AssignmentState.SUCCESS, lab, there);
      assertThat(lab.device().rebootCount()).isEqualTo(1);
      assertThat(lab.device().installedFixes()).hasSize(1);

      JobRun back = lab.rollBack(there);

      expect(AssignmentState.SUCCESS, lab, back);
      assertThat(lab.device().rebootCount()).isEqualTo(2);
      assertThat(lab.device().installedFixes()).isEmpty();
      lab.device().powerCycle();
      FleetLab.await().until(() -> lab.device().rebootCount() == 3);
      assertThat(lab.device().installedFixes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFixOfAnotherVersionIsNotEvenCopied(SimulatedModel model) throws Exception {
    try (FleetLab lab = lab(model)) {
      SoftwareImage fix = fix(lab, lab.newVersion(), false);

      JobRun run = install(lab, fix);

      expect(AssignmentState.SKIPPED, lab, run);
      assertThat(lab.only(run).failure().orElseThrow().message())
          .contains(fix.fileName() + " is a part of ", "; " + lab.device().name() + " runs ");
      assertThat(lab.device().flash().file(fix.fileName())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theReasonOfTheDeviceIsInTheFailure(SimulatedModel model) throws Exception {
    try (FleetLab lab =
        EveryServer.lab(
            folder, fleet -> fleet.model(model).faults(i -> List.of(InstallFault.addFails())))) {
      JobRun run = install(lab, fix(lab, lab.device().runningVersion(), false));

      expect(AssignmentState.FAILED, lab, run);
      assertThat(lab.only(run).failure().orElseThrow().deviceWords())
          .containsAnyOf("failed while handling validate reply", "package manager did not answer");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatIsCommittedLaterIsCommittedByAJobOfItsOwn(SimulatedModel model) throws Exception {
    try (FleetLab lab = lab(model)) {
      String version = lab.device().runningVersion();
      SoftwareImage fix = fix(lab, version, false);
      JobRun run = run(lab, new Task.Upgrade(fix.id()), Commit.LATER);
      expect(AssignmentState.SUCCESS, lab, run);

      JobRun commit = run(lab, new Task.CommitSoftware(version), Commit.AFTER_CONFIRMATION);

      expect(AssignmentState.SUCCESS, lab, commit);
      lab.device().powerCycle();
      FleetLab.await().until(() -> lab.device().rebootCount() == 1);
      assertThat(lab.device().installedFixes()).hasSize(1);
    }
  }
}
