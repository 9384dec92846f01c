package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.event.EngineEvent;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import io.swim.testkit.device.TransferFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks of classic IOS: each member boots what is on its own flash, by a list of its own. */
class StackOfFilesTest {
  @TempDir Path folder;

  private FleetLab lab(SimulatedModel model, UnaryOperator<SimulatedFleetBuilder> shape)
      throws Exception {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(model.withMembers(3))));
  }

  /** Does something with the device as soon as its assignment is in that state. */
  private static void on(AssignmentState state, FleetLab lab, Consumer<SimulatedDevice> action) {
    lab.engine.addListener(
        event -> {
          if (event instanceof EngineEvent.StateChanged changed
              && changed.assignment().state() == state) {
            action.accept(lab.device());
          }
        });
  }

  @Test
  void allMembersOfAStackRunAndBootTheImage() throws Exception {
    try (FleetLab lab = lab(SimulatedModels.catalyst3750(), fleet -> fleet)) {
      Assignment end = lab.only(lab.upgrade(options -> options));

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().memberVersions())
          .containsExactly(lab.newVersion(), lab.newVersion(), lab.newVersion());
      assertThat(lab.device().savedBootVariables(3).get(0)).contains(lab.image.fileName());
      assertThat(lab.device().fileSystem("flash3").file(lab.image.fileName())).isPresent();
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }

  @Test
  void aStackWhoseThirdMemberHasNoRoomIsRefusedBeforeAnythingIsDone() throws Exception {
    try (FleetLab lab =
        lab(
            SimulatedModels.catalyst2960x(),
            fleet -> fleet.faults(i -> List.of(InstallFault.memberWithoutRoom(3))))) {
      Assignment end = lab.only(lab.upgrade(options -> options));

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
      assertThat(end.failure().orElseThrow().message())
          .contains("member 3", lab.image.sizeBytes() + " bytes", "flash3: with 0 bytes free");
      assertThat(lab.device().flash().file(lab.image.fileName())).isEmpty();
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aCopyToAMemberThatBreaksIsDeletedThereAndMadeAgain() throws Exception {
    try (FleetLab lab = lab(SimulatedModels.catalyst2960x(), fleet -> fleet)) {
      on(
          AssignmentState.COPYING_TO_MEMBERS,
          lab,
          device -> device.inject(TransferFault.keepPartialCopies(), TransferFault.breakOnce(50)));

      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.transcript(run)).contains("deleting flash2:" + lab.image.fileName());
      assertThat(lab.device().memberVersions()).containsOnly(lab.newVersion());
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }

  @Test
  void aMemberThatNeverGetsTheWholeFileKeepsTheStackFromBeingActivated() throws Exception {
    try (FleetLab lab = lab(SimulatedModels.catalyst2960x(), fleet -> fleet)) {
      List<String> boots = lab.device().savedBootVariables();
      on(
          AssignmentState.COPYING_TO_MEMBERS,
          lab,
          device -> device.inject(TransferFault.breakAlways(50)));

      Assignment end = lab.only(lab.upgrade(options -> options));

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
      assertThat(end.failure().orElseThrow().message())
          .contains("I/O error", "nothing was activated");
      assertThat(lab.device().savedBootVariables()).isEqualTo(boots);
      assertThat(lab.device().savedBootVariables(2)).isEqualTo(boots);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aMemberThatComesBackWithItsOldImageIsNoSuccess() throws Exception {
    try (FleetLab lab = lab(SimulatedModels.catalyst2960x(), fleet -> fleet)) {
      String old = lab.device().runningVersion();
      on(
          AssignmentState.REBOOTING,
          lab,
          device -> device.fileSystem("flash3").delete(lab.image.fileName()));

      // A member may be given the software by the others: the time of the device is what ends that.
      Assignment end =
          lab.only(
              lab.upgrade(
                  options ->
                      options.withTimeouts(FleetLab.QUICK.withOperation(Duration.ofSeconds(50)))));

      assertThat(lab.device().memberVersions())
          .containsExactly(lab.newVersion(), lab.newVersion(), old);
      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NEEDS_ATTENTION);
      assertThat(end.failure().orElseThrow().message())
          .contains("member 3 runs " + old)
          .containsIgnoringCase("version mismatch");
      assertThat(lab.device().savedBootVariables(2).get(0)).doesNotContain(lab.image.fileName());
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }

  @Test
  void aStackWhoseMembersBootByDifferentListsIsRefusedBeforeAnythingIsCopied() throws Exception {
    try (FleetLab lab = lab(SimulatedModels.catalyst2960x(), fleet -> fleet)) {
      lab.device().configure("boot system flash:/other.bin");
      lab.device().saveConfiguration();

      Assignment end = lab.only(lab.upgrade(options -> options));

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
      assertThat(end.failure().orElseThrow().message())
          .contains("member 2 boots", "member 3 boots", "flash:/other.bin");
      assertThat(lab.device().flash().file(lab.image.fileName())).isEmpty();
    }
  }

  @Test
  void aStackWhoseListsBecomeDifferentMeanwhileIsNotActivated() throws Exception {
    try (FleetLab lab = lab(SimulatedModels.catalyst2960x(), fleet -> fleet)) {
      on(
          AssignmentState.STAGED,
          lab,
          device -> {
            device.configure("boot system flash:/other.bin");
            device.saveConfiguration();
          });

      Assignment end = lab.only(lab.upgrade(options -> options));

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
      assertThat(end.failure().orElseThrow().message())
          .contains("different lists", "flash:/other.bin", "2=[", "3=[");
      assertThat(lab.device().savedBootVariables()).containsExactly("flash:/other.bin");
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
