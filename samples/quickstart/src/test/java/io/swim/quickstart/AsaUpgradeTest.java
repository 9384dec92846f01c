package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.Direction;
import io.swim.job.JobRun;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is special about upgrades of Cisco ASA. */
class AsaUpgradeTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws IOException {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(SimulatedModels.asa5516())));
  }

  private static void assertUpgraded(FleetLab lab, JobRun run, String transfer) {
    Assignment end = lab.only(run);
    assertThat(end.state())
        .as("%s%n%s", end, lab.transcript(run))
        .isEqualTo(AssignmentState.SUCCESS);
    assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
    assertThat(Outcomes.transfers(end)).extracting(Attempt::protocol).containsExactly(transfer);
  }

  @ParameterizedTest
  @EnumSource(names = {"TFTP", "FTP", "SCP", "HTTP", "HTTPS"})
  void anImageIsFetchedOverEveryProtocolThatThereIs(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      lab.device().configure("no ssh stricthostkeycheck");
      lab.device().saveConfiguration();
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, protocol));
      assertUpgraded(lab, run, protocol + " started by SSH");
    }
  }

  @Test
  void anImageIsSentToItsOwnServer() throws Exception {
    try (FleetLab lab = lab(EveryServer.writable(TransferProtocol.SCP))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PUSH, TransferProtocol.SCP));
      assertUpgraded(lab, run, "SCP pushed");
    }
  }

  @Test
  void aHostKeyThatItDoesNotKnowIsNotConfirmed() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.SCP));
      Assignment end = lab.only(run);
      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
      assertThat(end.failure().orElseThrow().text()).contains("does not know the host key");
      assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void anImageMayGoToTheSecondDisk() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.fileSystem("disk1", 64 << 20))) {
      JobRun run =
          lab.upgrade(
              options ->
                  EveryServer.over(Direction.PULL, TransferProtocol.TFTP)
                      .apply(
                          options.withDistribution(
                              options.distribution().withFileSystem("disk1"))));
      assertUpgraded(lab, run, "TFTP started by SSH");
      assertThat(lab.device().runningImage()).isEqualTo("disk1:/" + lab.image.fileName());
    }
  }

  @Test
  void aFirepowerGetsOneImageToBootAndNoSecondChoice() throws Exception {
    try (FleetLab lab =
        EveryServer.lab(folder, fleet -> fleet.model(SimulatedModels.firepower2110()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.TFTP));

      assertUpgraded(lab, run, "TFTP started by SSH");
      assertThat(lab.device().savedBootVariables())
          .containsExactly("disk0:/" + lab.image.fileName());
    }
  }

  @Test
  void anImageOfOtherHardwareIsNotCopied() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      SimulatedImage other =
          SimulatedImage.builder()
              .model(SimulatedModels.asa5525())
              .version(lab.newVersion())
              .sizeBytes(2 << 20)
              .build();
      other.writeTo(folder.resolve(other.fileName()));
      SoftwareImage image =
          lab.engine.images().importImage(ImageImport.of(folder.resolve(other.fileName())));
      JobRun run =
          lab.engine.submit(
              UpgradeRequest.of(
                  "of another", image.id(), List.of(new DeviceId(lab.device().name()))));
      Assignment end = lab.only(lab.engine.await(run.id(), Duration.ofSeconds(90)));
      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
      assertThat(end.failure().orElseThrow().text()).contains("smp");
      assertThat(lab.device().flash().files()).hasSize(1);
    }
  }

  @Test
  void contextsAndATalkativeDeviceMakeNoDifference() throws Exception {
    try (FleetLab lab =
        lab(fleet -> fleet.contexts("admin", "customer-1").faults(Fault.logInOutput()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.HTTPS));
      assertUpgraded(lab, run, "HTTPS started by SSH");
    }
  }

  @Test
  void aReloadThatIsRefusedLeavesTheOldBootList() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      List<String> before = lab.device().savedBootVariables();
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.TFTP));
      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(lab.device().savedBootVariables()).isEqualTo(before);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  /** Shaped as the real ones: a magic text, the version, the length. */
  private SoftwareImage deviceManager(FleetLab lab) throws IOException {
    int size = 1 << 20;
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("ASDM IMG".getBytes(StandardCharsets.US_ASCII));
    bytes.put("7.17(1)".getBytes(StandardCharsets.US_ASCII)).putInt(0x6c, size);
    Path file = Files.write(folder.resolve("asdm-7171.bin"), bytes.array());
    return lab.engine.images().importImage(ImageImport.of(file));
  }

  @Test
  void theDeviceManagerGoesWithTheSystemAndBack() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      lab.device().configure("asdm image disk0:/asdm-782.bin");
      lab.device().flash().put("asdm-782.bin", new byte[1000]);
      lab.device().saveConfiguration();
      SoftwareImage manager = deviceManager(lab);
      UpgradeRequest request =
          UpgradeRequest.of(
              "with its device manager",
              new Task.Upgrade(lab.image.id(), List.of(manager.id())),
              List.of(new DeviceId(lab.device().name())));
      JobRun run =
          lab.engine.submit(
              request.withOptions(
                  EveryServer.over(Direction.PULL, TransferProtocol.FTP)
                      .apply(UpgradeOptions.DEFAULT.withTimeouts(FleetLab.QUICK))));
      run = lab.engine.await(run.id(), Duration.ofSeconds(90));

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
      assertThat(lab.transcript(run)).contains("SENT asdm image disk0:/asdm-7171.bin");
      assertThat(lab.device().flash().file("asdm-7171.bin")).isPresent();
      JobRun back = lab.rollBack(run);
      assertThat(lab.transcript(back))
          .as("%s", lab.only(back))
          .contains("SENT asdm image disk0:/asdm-782.bin");
    }
  }

  @Test
  void aCutImageIsNotBooted() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.truncateWrites()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.FTP));
      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
