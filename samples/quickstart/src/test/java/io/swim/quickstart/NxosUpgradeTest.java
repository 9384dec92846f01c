package io.swim.quickstart;

import static io.swim.quickstart.EveryServer.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Direction;
import io.swim.job.JobRun;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is special about a Nexus: one order does all of it, and reloads by itself. */
class NxosUpgradeTest {
  @TempDir Path folder;

  private FleetLab lab(Fault... faults) throws IOException {
    FleetLab lab = EveryServer.lab(folder, fleet -> fleet.model(SimulatedModels.nexus9300()));
    lab.device().inject(faults);
    return lab;
  }

  private static Assignment upgraded(FleetLab lab, AssignmentState expected) throws Exception {
    JobRun run = lab.upgrade(options -> options);
    assertThat(lab.only(run).state())
        .as("%s%n%s", lab.only(run), lab.transcript(run))
        .isEqualTo(expected);
    return lab.only(run);
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"HTTP", "HTTPS"},
      mode = Mode.EXCLUDE)
  void anImageComesByEveryClientThatItHas(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab()) {
      JobRun run = lab.upgrade(over(Direction.PULL, protocol));

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"SCP", "SFTP"})
  void anImageIsSentToItsOwnServers(TransferProtocol protocol) throws Exception {
    try (FleetLab lab =
        EveryServer.lab(
            folder,
            fleet ->
                EveryServer.writable(protocol).apply(fleet.model(SimulatedModels.nexus9300())))) {
      JobRun run = lab.upgrade(over(Direction.PUSH, protocol));

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
    }
  }

  @Test
  void whatItRunsIsNotInstalledAgain() throws Exception {
    try (FleetLab lab = lab()) {
      upgraded(lab, AssignmentState.SUCCESS);
      upgraded(lab, AssignmentState.SKIPPED);

      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }

  @Test
  void whatIsRefusedBeforeTheQuestionLeavesTheSwitchAsItIs() throws Exception {
    try (FleetLab lab = lab(InstallFault.addFails())) {
      var before = lab.device().bootVariables();

      var failure = upgraded(lab, AssignmentState.FAILED).failure().orElseThrow();

      assertThat(failure.kind()).isEqualTo(FailureKind.CAPACITY);
      assertThat(failure.deviceWords()).contains("free space in the filesystem");
      assertThat(lab.device().rebootCount()).isZero();
      assertThat(lab.device().bootVariables()).isEqualTo(before);
    }
  }

  @Test
  void aSessionThatIsLostWhileItInstallsIsNoFailureAndNoSecondOrder() throws Exception {
    try (FleetLab lab = lab(InstallFault.dropSessionDuring(InstallOperation.ACTIVATE))) {
      upgraded(lab, AssignmentState.SUCCESS);

      assertThat(lab.device().rebootCount()).isEqualTo(1);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
    }
  }

  @Test
  void aSwitchThatComesBackWithItsOldImageHasFailed() throws Exception {
    try (FleetLab lab = lab(Fault.bootOldImage())) {
      var failure = upgraded(lab, AssignmentState.FAILED).failure().orElseThrow();

      assertThat(failure.kind()).isEqualTo(FailureKind.WRONG_VERSION);
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }
}
