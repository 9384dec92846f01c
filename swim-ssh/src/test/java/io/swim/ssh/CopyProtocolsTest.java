package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.realservers.LibraryServers;
import io.swim.spi.FetchRoute;
import io.swim.spi.SignsOfLife;
import io.swim.spi.TransferOrder;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.contract.TestContext;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.TransferFault;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies started by the command line, from real servers onto a simulated device. */
@Timeout(120)
class CopyProtocolsTest {
  private static final String FILE = "new.bin";

  @TempDir Path folder;
  private LibraryServers peers;
  private SimulatedFleet fleet;
  private SimulatedDevice device;
  private TestContext step;

  @BeforeEach
  void start() throws Exception {
    peers = LibraryServers.start(folder);
    fleet =
        SimulatedFleet.builder()
            .firstAddress("127.62.1.1")
            .serverTimeout(Duration.ofSeconds(20))
            .build()
            .start();
    device = fleet.device(0);
    var secrets = device.credentials();
    step =
        new TestContext(
            Device.of("sw-01", device.address().getHostAddress())
                .withPlatform(new PlatformId("cisco-ios"))
                .withHostKeys(HostKeyPolicy.NONE)
                .withPorts(DevicePorts.of(161, device.ssh().getPort(), device.telnet().getPort())),
            List.of(CliSessions.builder().build()),
            TestServices.of(secrets.username(), secrets.password(), secrets.enablePassword()),
            Platforms.bundled());
  }

  @AfterEach
  void stop() throws Exception {
    step.close();
    fleet.close();
    peers.close();
  }

  private byte[] publish(int size) throws Exception {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    Files.write(folder.resolve(FILE), bytes);
    return bytes;
  }

  private void copy(TransferProtocol protocol, int port, String path, FetchRoute route)
      throws Exception {
    SoftwareImage image =
        new SoftwareImage(
            new ImageId("new"),
            FILE,
            new PlatformId("cisco-ios"),
            ImageKind.SYSTEM,
            "15.0(2)SE11",
            "",
            "",
            1,
            List.of(),
            ImageRequirements.NONE,
            "",
            "",
            Instant.EPOCH);
    new CliCopy()
        .transfer(
            new TransferOrder(
                image,
                new FlashPath("flash:", FILE),
                Access.SSH,
                new FileLocation(protocol, "127.0.0.1", OptionalInt.of(port), path),
                Optional.of(new Login(LibraryServers.USER, Secret.of(LibraryServers.PASSWORD))),
                route,
                SignsOfLife.NONE,
                ""),
            step);
  }

  private void copy(TransferProtocol protocol) throws Exception {
    copy(protocol, peers.port(protocol), FILE, FetchRoute.from(device.address()));
  }

  private DriverException refusal(TransferProtocol protocol, String path) {
    return refusal(protocol, path, FetchRoute.from(device.address()));
  }

  private DriverException refusal(TransferProtocol protocol, String path, FetchRoute route) {
    DriverException e =
        catchThrowableOfType(
            DriverException.class, () -> copy(protocol, peers.port(protocol), path, route));
    assertThat(e).as(protocol.name()).isNotNull();
    assertThat(e.getMessage() + e.deviceWords()).doesNotContain(LibraryServers.PASSWORD);
    return e;
  }

  private static void isNone(DriverException e, FailureKind kind) {
    assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind);
    assertThat(e.effect()).as(e.getMessage()).isEqualTo(DeviceEffect.NONE);
  }

  @Test
  void aProtocolOfAnotherPlatformIsNoneOfThisOne() {
    assertThat(new CliCopy().protocols(new PlatformId("cisco-aireos")))
        .containsExactlyInAnyOrder(
            TransferProtocol.TFTP, TransferProtocol.FTP, TransferProtocol.SFTP);
    assertThat(new CliCopy().protocols(new PlatformId("other"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = TransferProtocol.class, names = "TFTP", mode = EnumSource.Mode.EXCLUDE)
  void theImageArrivesAndThePasswordIsNowhere(TransferProtocol protocol) throws Exception {
    byte[] bytes = publish(700_001);
    assertThat(new CliCopy().protocols(new PlatformId("cisco-ios"))).contains(protocol);
    copy(protocol);
    try (InputStream in = device.flash().open(FILE)) {
      assertThat(Arrays.equals(in.readAllBytes(), bytes)).isTrue();
    }
    assertThat(step.said()).isNotEmpty();
    assertThat(step.said())
        .noneMatch(each -> each.toString().contains(LibraryServers.PASSWORD))
        .anyMatch(each -> each.toString().contains("********"));
    isNone(catchThrowableOfType(DriverException.class, () -> copy(protocol)), FailureKind.CHANGED);
  }

  @ParameterizedTest
  @EnumSource(value = TransferProtocol.class, names = "TFTP", mode = EnumSource.Mode.EXCLUDE)
  void whatTheServerRefusesIsARejectionWithoutEffect(TransferProtocol protocol) throws Exception {
    publish(10);
    isNone(refusal(protocol, "none.bin"), FailureKind.REJECTED);
    device.inject(TransferFault.spoilLogin(protocol));
    isNone(refusal(protocol, FILE), FailureKind.REJECTED);
    device.healAll();
    device.inject(TransferFault.lacksClient(protocol));
    isNone(refusal(protocol, FILE), FailureKind.UNSUPPORTED);
    device.healAll();
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      free = socket.getLocalPort();
    }
    isNone(
        catchThrowableOfType(
            DriverException.class,
            () -> copy(protocol, free, FILE, FetchRoute.from(device.address()))),
        FailureKind.UNREACHABLE);
  }

  @ParameterizedTest
  @EnumSource(value = TransferProtocol.class, names = "TFTP", mode = EnumSource.Mode.EXCLUDE)
  void aBreakInTheMiddleIsAppliedAndAFullFlashIsCapacity(TransferProtocol protocol)
      throws Exception {
    publish(1 << 20);
    for (int percent : new int[] {10, 50, 99}) {
      device.inject(TransferFault.breakOnce(percent));
      DriverException e = refusal(protocol, FILE);
      assertThat(e.kind()).as(e.getMessage()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
    }
    device.inject(Fault.flashFull());
    assertThat(refusal(protocol, FILE).kind()).isEqualTo(FailureKind.CAPACITY);
    device.healAll();
    copy(protocol);
  }

  @Test
  void vrfGoesBehindTheFilesAndASourceInterfaceIsNotPossible() throws Exception {
    publish(10);
    FetchRoute route = FetchRoute.from(device.address());
    isNone(refusal(TransferProtocol.FTP, FILE, route.withVrf("Mgmt")), FailureKind.REJECTED);
    device.configure("ip vrf Mgmt");
    copy(TransferProtocol.FTP, peers.port(TransferProtocol.FTP), FILE, route.withVrf("Mgmt"));
    DriverException e = refusal(TransferProtocol.FTP, FILE, route.withSourceInterface("Vlan7"));
    isNone(e, FailureKind.UNSUPPORTED);
    assertThat(e.getMessage()).contains("Vlan7", "copy-ftp of cisco-ios");
  }
}
