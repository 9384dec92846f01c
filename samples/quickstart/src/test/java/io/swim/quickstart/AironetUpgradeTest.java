package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.event.EngineEvent;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Direction;
import io.swim.job.Finding;
import io.swim.job.JobRun;
import io.swim.job.UpgradeScope;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Autonomous access points through the engine: what they ran is there until the end. */
class AironetUpgradeTest {
  private static final SimulatedModel MODEL = SimulatedModels.aironet1142();

  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(MODEL)));
  }

  private static JobRun overTftp(FleetLab lab) throws InterruptedException {
    return lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.TFTP));
  }

  @Test
  void anArchiveIsUnpackedBesideWhatRuns() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = overTftp(lab);

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.transcript(run))
          .contains("SENT archive download-sw /leave-old-sw /no-set-boot tftp://")
          .doesNotContain("/overwrite", "delete", "erase");
      assertThat(lab.device().bootVariables())
          .containsExactly("flash:/c1140-k9w7-mx.153-3.JD/c1140-k9w7-mx.153-3.JD");
    }
  }

  @Test
  void whatWasUnpackedIsComparedWithTheArchive() throws Exception {
    String boots = "c1140-k9w7-mx.153-3.JD/c1140-k9w7-mx.153-3.JD";
    try (FleetLab lab = lab(fleet -> fleet)) {
      List<String> before = lab.device().bootVariables();
      AtomicLong whole = new AtomicLong();
      lab.engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed
                && changed.assignment().state() == AssignmentState.VERIFYING_IMAGE) {
              whole.set(lab.device().flash().file(boots).orElseThrow().sizeBytes());
              lab.device().flash().put(boots, new byte[1000]);
            }
          });

      JobRun run = overTftp(lab);

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.FAILED);
      assertThat(lab.only(run).failure().orElseThrow().message())
          .contains("has 1000 bytes, and in the archive " + whole.get());
      assertThat(lab.device().bootVariables()).isEqualTo(before);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void whatIsKnownOfTheSlotIsSaid() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      assertThat(lab.transcript(overTftp(lab)))
          .containsPattern("has \\d+ bytes, and in the archive");
    }
  }

  @Test
  void withoutRoomForBothNothingIsDone() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.model(MODEL.withFlashBytes(3 << 20)))) {
      JobRun run = overTftp(lab);

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.SKIPPED);
      assertThat(lab.only(run).findings())
          .filteredOn(finding -> finding.code().equals("flash-full"))
          .extracting(Finding::message)
          .singleElement()
          .asString()
          .contains("needs 2097152 bytes", "free of 3145728", "what runs is kept");
      assertThat(lab.transcript(run)).doesNotContain("archive download-sw");
    }
  }

  @Test
  void aRefusedReloadLeavesTheOldImageToBoot() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      List<String> boots = lab.device().bootVariables();
      JobRun run = overTftp(lab);

      assertThat(lab.only(run).state())
          .as("%s", lab.only(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(lab.device().bootVariables()).isEqualTo(boots);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aReleaseThatSetsWhatItBootsByItselfBootsTheOldImageAfterADistribution() throws Exception {
    SimulatedImage old = SimulatedImage.builder().model(MODEL).version("12.4(25d)JA1").build();
    try (FleetLab lab = lab(fleet -> fleet.image(old))) {
      List<String> boots = lab.device().bootVariables();
      JobRun run =
          lab.upgrade(
              options ->
                  EveryServer.over(Direction.PULL, TransferProtocol.TFTP)
                      .apply(options.withScope(UpgradeScope.DISTRIBUTE)));

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.transcript(run)).contains("Configuring system to use new image...done");
      assertThat(lab.device().bootVariables()).isEqualTo(boots);
    }
  }

  @Test
  void aDamagedArchiveIsNeverBooted() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.corruptWrites()))) {
      List<String> boots = lab.device().bootVariables();
      Assignment end = lab.only(overTftp(lab));

      assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
      assertThat(end.failure().orElseThrow().text()).contains("not a valid IOS image archive");
      assertThat(lab.device().bootVariables()).isEqualTo(boots);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
