package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.spi.FetchRoute;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.spi.SignsOfLife;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferResult;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.contract.TestContext;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.transfer.tftp.TftpServer;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy that is started by the command line, from a real TFTP server onto a simulated device. */
class CopyTest {
  private static final SimulatedImage NEWER =
      SimulatedImage.builder().version("15.0(2)SE11").sizeBytes(700_000).build();

  private final TftpServer server =
      TftpServer.builder().bind(new InetSocketAddress("127.0.0.1", 0)).build();
  private SimulatedFleet fleet;
  private SimulatedDevice device;

  @BeforeEach
  void listen() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    if (fleet != null) {
      fleet.close();
    }
    server.close();
  }

  private TestContext start(Fault... faults) {
    SimulatedFleetBuilder settings =
        SimulatedFleet.builder()
            .firstAddress("127.45.0.1")
            .tftpServerPort(server.addresses().get(0).getPort())
            .faults(faults);
    fleet = settings.build().start();
    device = fleet.device(0);
    var secrets = device.credentials();
    return new TestContext(
        Device.of("sw-01", device.address().getHostAddress())
            .withPlatform(new PlatformId("cisco-ios"))
            .withHostKeys(HostKeyPolicy.NONE)
            .withPorts(DevicePorts.of(161, device.ssh().getPort(), device.telnet().getPort())),
        List.of(CliSessions.builder().build()),
        TestServices.of(secrets.username(), secrets.password(), secrets.enablePassword()),
        Platforms.bundled());
  }

  private TransferResult copy(TestContext step, String path) throws Exception {
    SoftwareImage image =
        new SoftwareImage(
            new ImageId("newer"),
            NEWER.fileName(),
            new PlatformId("cisco-ios"),
            ImageKind.SYSTEM,
            NEWER.version(),
            "",
            "",
            NEWER.sizeBytes(),
            List.of(),
            ImageRequirements.NONE,
            "",
            "",
            Instant.EPOCH);
    return new CliCopy()
        .transfer(
            new TransferOrder(
                image,
                new FlashPath("flash:", NEWER.fileName()),
                Access.SSH,
                new FileLocation(TransferProtocol.TFTP, "127.0.0.1", OptionalInt.empty(), path),
                Optional.empty(),
                FetchRoute.from(device.address()),
                SignsOfLife.NONE,
                ""),
            step);
  }

  @Test
  void imageArrivesWholeAndIsNotCopiedOverAFileThatNobodyLookedAt() throws Exception {
    try (TestContext step = start();
        ImageContent content = ImageContent.of(NEWER.toByteArray());
        var publication =
            server.publish(
                Offering.of(
                    new ServedFile.Outgoing("t0ken/new.bin", content, bytes -> {}),
                    device.address()))) {
      assertThat(copy(step, publication.offering().files().get(0).path()))
          .isInstanceOf(TransferResult.Finished.class);
      DriverException refusal =
          catchThrowableOfType(
              DriverException.class,
              () -> copy(step, publication.offering().files().get(0).path()));
      assertThat(refusal.kind()).isEqualTo(FailureKind.CHANGED);
      assertThat(refusal.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(refusal.deviceWords()).contains("over write");
      assertThat(
              new CliFiles()
                  .digest(
                      new FlashPath("flash:", NEWER.fileName()),
                      DigestAlgorithm.MD5,
                      Access.SSH,
                      step)
                  .hex())
          .isEqualTo(NEWER.md5());
      assertThat(step.checkpoints()).isEqualTo(2);
    }
  }

  @Test
  void fileThatTheServerDoesNotHaveIsRefusedWithoutEffect() throws Exception {
    try (TestContext step = start()) {
      DriverException e =
          catchThrowableOfType(DriverException.class, () -> copy(step, "t0ken/none.bin"));
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).startsWith("%Error opening tftp://127.0.0.1/t0ken/none.bin");
    }
  }

  @Test
  void eraseQuestionIsAnsweredWithNo() throws Exception {
    try (TestContext step = start(Fault.askToErase());
        ImageContent content = ImageContent.of(NEWER.toByteArray());
        var publication =
            server.publish(
                Offering.of(
                    new ServedFile.Outgoing("t0ken/new.bin", content, bytes -> {}),
                    device.address()))) {
      String old = device.runningImage();
      copy(step, publication.offering().files().get(0).path());
      assertThat(new CliFiles().fileSystem("flash:", Access.SSH, step).files())
          .anyMatch(each -> old.endsWith(each.name()))
          .anyMatch(each -> each.name().equals(NEWER.fileName()));
    }
  }

  @Test
  void unknownQuestionStopsTheCopy() throws Exception {
    try (TestContext step = start(Fault.extraConfirm())) {
      DriverException e =
          catchThrowableOfType(DriverException.class, () -> copy(step, "t0ken/new.bin"));
      assertThat(e.kind()).isEqualTo(FailureKind.PROTOCOL);
      assertThat(e.deviceWords()).contains("[confirm]");
    }
  }

  @Test
  void fullFlashIsACapacityFailure() throws Exception {
    try (TestContext step = start(Fault.flashFull());
        ImageContent content = ImageContent.of(NEWER.toByteArray());
        var publication =
            server.publish(
                Offering.of(
                    new ServedFile.Outgoing("t0ken/new.bin", content, bytes -> {}),
                    device.address()))) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () -> copy(step, publication.offering().files().get(0).path()));
      assertThat(e.kind()).as(e.getMessage()).isEqualTo(FailureKind.CAPACITY);
    }
  }
}
