package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.SoftwareMode;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks of IOS-XE: the active switch brings the packages to all, and all of them are proven. */
class InstalledStackTest {
  @TempDir Path folder;

  private FleetLab lab(InstallFault... faults) throws Exception {
    FleetLab lab =
        EveryServer.lab(
            folder,
            fleet ->
                fleet
                    .model(SimulatedModels.catalyst9300().withMembers(3))
                    .softwareMode(SoftwareMode.INSTALL));
    lab.device().inject(faults);
    return lab;
  }

  private static Assignment upgraded(FleetLab lab, AssignmentState expected) throws Exception {
    JobRun run = lab.upgrade(options -> options);
    assertThat(lab.only(run).state())
        .as("%s%n%s", lab.only(run), lab.transcript(run))
        .isEqualTo(expected);
    assertThat(lab.device().rebootCount()).isEqualTo(1);
    return lab.only(run);
  }

  @Test
  void aStackOfWhichAllRunTheVersionIsASuccess() throws Exception {
    try (FleetLab lab = lab()) {
      upgraded(lab, AssignmentState.SUCCESS);
    }
  }

  @Test
  void aMemberThatDoesNotComeBackIsNoSuccess() throws Exception {
    try (FleetLab lab = lab(InstallFault.memberStaysAway(3))) {
      assertThat(upgraded(lab, AssignmentState.NOT_VERIFIED).failure().orElseThrow().message())
          .contains("not all of its 3 members run", "member 3 is not there");
    }
  }

  @Test
  void aMemberWithAnotherVersionIsNamedWithItsState() throws Exception {
    try (FleetLab lab = lab(InstallFault.memberStaysBehind(2))) {
      assertThat(upgraded(lab, AssignmentState.NOT_VERIFIED).failure().orElseThrow().message())
          .contains("member 2 runs")
          .containsIgnoringCase("v-mismatch");
    }
  }
}
