package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.SoftwareMode;
import io.swim.event.EngineEvent;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks of IOS-XE in bundle mode: each member boots the bundle on its own flash. */
class StackOfBundlesTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(
        folder,
        fleet ->
            shape.apply(
                fleet
                    .model(SimulatedModels.catalyst9300().withMembers(3))
                    .softwareMode(SoftwareMode.BUNDLE)));
  }

  @Test
  void allMembersRunTheBundleAndItsOldOneAgain() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      String old = lab.device().runningVersion();

      JobRun there = lab.upgrade(options -> options);

      assertThat(lab.only(there).state())
          .as("%s%n%s", lab.only(there), lab.transcript(there))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().memberVersions()).hasSize(3).containsOnly(lab.newVersion());
      assertThat(lab.device().softwareMode()).isEqualTo(SoftwareMode.BUNDLE);
      assertThat(lab.device().savedBootVariables().get(0))
          .startsWith("switch all flash:" + lab.image.fileName());
      assertThat(lab.device().fileSystem("flash-3").file(lab.image.fileName())).isPresent();
      assertThat(lab.device().rebootCount()).isEqualTo(1);

      JobRun back = lab.rollBack(there);

      assertThat(lab.only(back).state())
          .as("%s%n%s", lab.only(back), lab.transcript(back))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().memberVersions()).hasSize(3).containsOnly(old);
    }
  }

  @Test
  void aStackOfThreeWithOneFullFlashIsRefusedWithItsNumbers() throws Exception {
    try (FleetLab lab =
        lab(fleet -> fleet.faults(i -> List.of(InstallFault.memberWithoutRoom(2))))) {
      Assignment end = lab.only(lab.upgrade(options -> options));

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
      assertThat(end.failure().orElseThrow().message())
          .contains("member 2", lab.image.sizeBytes() + " bytes", "flash-2: with 0 bytes free");
      assertThat(lab.device().flash().file(lab.image.fileName())).isEmpty();
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aMemberWhoseBundleIsGoneIsNoSuccess() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      String old = lab.device().runningVersion();
      lab.engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed
                && changed.assignment().state() == AssignmentState.REBOOTING) {
              lab.device().fileSystem("flash-3").delete(lab.image.fileName());
            }
          });

      Assignment end = lab.only(lab.upgrade(options -> options));

      assertThat(lab.device().memberVersions())
          .containsExactly(lab.newVersion(), lab.newVersion(), old);
      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(end.failure().orElseThrow().message())
          .contains("not all of its 3 members run", "member 3 runs ", "v-mismatch");
      assertThat(lab.device().savedBootVariables().get(0)).doesNotContain(lab.image.fileName());
    }
  }
}
