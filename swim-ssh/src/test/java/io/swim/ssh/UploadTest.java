package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

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
import io.swim.spi.FetchRoute;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.SignsOfLife;
import io.swim.spi.TransferRecord.Result;
import io.swim.spi.TransferResult;
import io.swim.spi.UploadOrder;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.contract.LoopbackServers;
import io.swim.testkit.contract.MemorySink;
import io.swim.testkit.contract.TestContext;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.TransferFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The driver has a simulated device send to our own servers. */
@Timeout(120)
class UploadTest {
  private static final String FILE = "a.bin";
  private static final String PATH = "0123456789abcdef/copy.bin";
  private static final String PASSWORD = "0ne-Time-Word";
  private static final Login LOGIN = new Login("swim-7f3a", Secret.of(PASSWORD));

  private final MemorySink sink = new MemorySink();
  private LoopbackServers servers;
  private SimulatedFleet fleet;
  private SimulatedDevice device;
  private TestContext step;

  @BeforeEach
  void start() throws Exception {
    servers = LoopbackServers.start();
    fleet =
        SimulatedFleet.builder()
            .firstAddress("127.45.7.1")
            .tftpServerPort(servers.port(TransferProtocol.TFTP))
            .tftpTimeout(Duration.ofMillis(300), 3)
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
  void stop() {
    step.close();
    fleet.close();
    servers.close();
  }

  private byte[] onFlash(int size) {
    byte[] bytes = Samples.bytes(size);
    device.flash().put(FILE, bytes);
    return bytes;
  }

  private Publication expect(TransferProtocol protocol, long maxBytes) {
    return servers
        .of(protocol)
        .publish(
            new Offering(
                List.of(new ServedFile.Incoming(PATH, maxBytes, sink)),
                Set.of(device.address()),
                login(protocol, PASSWORD),
                Offering.Uses.ONE_EACH,
                Instant.MAX,
                Long.MAX_VALUE));
  }

  private static Optional<Login> login(TransferProtocol protocol, String password) {
    return protocol == TransferProtocol.TFTP
        ? Optional.empty()
        : Optional.of(new Login(LOGIN.username(), Secret.of(password)));
  }

  /** The device is told the port, but for TFTP. */
  private UploadOrder order(
      TransferProtocol protocol, String path, String password, FetchRoute route) {
    boolean tftp = protocol == TransferProtocol.TFTP;
    return new UploadOrder(
        new FlashPath("flash:", FILE),
        Access.SSH,
        new FileLocation(
            protocol,
            "127.0.0.1",
            tftp ? OptionalInt.empty() : OptionalInt.of(servers.port(protocol)),
            path),
        login(protocol, password),
        route,
        SignsOfLife.NONE,
        "");
  }

  private UploadOrder order(TransferProtocol protocol) {
    return order(protocol, PATH, PASSWORD, FetchRoute.from(device.address()));
  }

  private void upload(UploadOrder order) throws Exception {
    assertThat(new CliUpload().upload(order, step)).isInstanceOf(TransferResult.Finished.class);
  }

  private void upload(TransferProtocol protocol) throws Exception {
    upload(order(protocol));
  }

  private DriverException refusal(UploadOrder order) {
    DriverException e = catchThrowableOfType(DriverException.class, () -> upload(order));
    assertThat(e).as(order.target().toString()).isNotNull();
    assertThat(e.effect()).as(e.getMessage()).isEqualTo(DeviceEffect.NONE);
    order
        .login()
        .map(login -> login.password().reveal())
        .ifPresent(word -> assertThat(e.getMessage() + e.deviceWords()).doesNotContain(word));
    return e;
  }

  private DriverException refusal(TransferProtocol protocol) {
    return refusal(order(protocol));
  }

  private static void is(DriverException e, FailureKind kind) {
    assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind);
  }

  private void nothingIsComplete(Publication publication) {
    await()
        .until(
            () -> publication.transfers().stream().noneMatch(it -> it.result() == Result.RUNNING));
    assertThat(publication.transfers()).noneMatch(each -> each.result() == Result.COMPLETE);
  }

  @ParameterizedTest
  @EnumSource
  void theFileArrivesAndThePasswordIsNowhere(TransferProtocol protocol) throws Exception {
    byte[] bytes = onFlash(700_001);
    assertThat(new CliUpload().protocols(new PlatformId("cisco-ios"))).contains(protocol);
    try (Publication publication = expect(protocol, bytes.length)) {
      upload(protocol);

      await().until(() -> !sink.ended().isEmpty());
      assertThat(publication.transfers()).hasSize(1);
      assertThat(publication.transfers().get(0).result()).isEqualTo(Result.COMPLETE);
      assertThat(publication.transfers().get(0).protocol()).isEqualTo(protocol);
      assertThat(Arrays.equals(sink.bytes(), bytes)).isTrue();
    }
    assertThat(step.said())
        .isNotEmpty()
        .noneMatch(each -> each.toString().contains(PASSWORD))
        .anyMatch(each -> each.toString().contains("bytes copied in"));
    assertThat(step.checkpoints()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(value = TransferProtocol.class, names = "TFTP", mode = EnumSource.Mode.EXCLUDE)
  void aLoginIsGoodForOneFileOnce(TransferProtocol protocol) throws Exception {
    onFlash(100_000);
    try (Publication publication = expect(protocol, 100_000)) {
      is(
          refusal(order(protocol, PATH, "wr0ng-Word", FetchRoute.from(device.address()))),
          FailureKind.REJECTED);
      device.inject(TransferFault.spoilLogin(protocol));
      is(refusal(protocol), FailureKind.REJECTED);
      device.healAll();
      assertThat(publication.transfers()).isEmpty();

      upload(protocol);
      await().until(() -> !sink.ended().isEmpty());
      is(refusal(protocol), FailureKind.REJECTED);
      assertThat(sink.ended()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheServerDoesNotExpectIsARejection(TransferProtocol protocol) throws Exception {
    onFlash(100_000);
    try (Publication publication = expect(protocol, 100_000)) {
      is(
          refusal(order(protocol, "other.bin", PASSWORD, FetchRoute.from(device.address()))),
          FailureKind.REJECTED);
      nothingIsComplete(publication);
    }
  }

  @ParameterizedTest
  @EnumSource
  void moreThanTheServerTakesFailsAndIsNotComplete(TransferProtocol protocol) throws Exception {
    onFlash(400_000);
    try (Publication publication = expect(protocol, 399_999)) {
      assertThat(refusal(protocol).kind())
          .isIn(FailureKind.CAPACITY, FailureKind.REJECTED, FailureKind.TIMEOUT);
      nothingIsComplete(publication);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenTransferIsATimeoutAndMayBeginAgain(TransferProtocol protocol) throws Exception {
    byte[] bytes = onFlash(1 << 20);
    try (Publication publication = expect(protocol, bytes.length)) {
      for (int percent : new int[] {10, 50, 99}) {
        device.inject(TransferFault.breakOnce(percent));
        is(refusal(protocol), FailureKind.TIMEOUT);
        nothingIsComplete(publication);
      }
      upload(protocol);
      await()
          .until(
              () ->
                  publication.transfers().stream().anyMatch(it -> it.result() == Result.COMPLETE));
      assertThat(Arrays.equals(sink.bytes(), bytes)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongBytesAreSuccessForTheDeviceAndAnotherDigestForTheServer(TransferProtocol protocol)
      throws Exception {
    byte[] bytes = onFlash(100_000);
    device.inject(TransferFault.corruptSends());
    try (Publication publication = expect(protocol, bytes.length)) {
      upload(protocol);

      await().until(() -> !sink.ended().isEmpty());
      assertThat(publication.transfers().get(0).result()).isEqualTo(Result.COMPLETE);
      assertThat(Arrays.mismatch(sink.bytes(), bytes)).isEqualTo(50_000);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIsGoneAndAClientThatIsNotThereAreSaidSo(TransferProtocol protocol)
      throws Exception {
    onFlash(1000);
    device.inject(TransferFault.lacksClient(protocol));
    is(refusal(protocol), FailureKind.UNSUPPORTED);
    device.healAll();
    UploadOrder order = order(protocol);
    servers.close(protocol);
    is(refusal(order), FailureKind.UNREACHABLE);
  }

  @Test
  void aFileThatIsNotOnTheDeviceIsARejection() throws Exception {
    try (Publication publication = expect(TransferProtocol.SCP, 1000)) {
      DriverException e = refusal(TransferProtocol.SCP);
      is(e, FailureKind.REJECTED);
      assertThat(e.deviceWords())
          .isEqualTo("%Error opening flash:a.bin (No such file or directory)");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void vrfGoesBehindTheFilesAndASourceInterfaceIsNotPossible() throws Exception {
    onFlash(1000);
    FetchRoute route = FetchRoute.from(device.address());
    try (Publication publication = expect(TransferProtocol.FTP, 1000)) {
      is(
          refusal(order(TransferProtocol.FTP, PATH, PASSWORD, route.withVrf("Mgmt"))),
          FailureKind.REJECTED);
      DriverException e =
          refusal(order(TransferProtocol.FTP, PATH, PASSWORD, route.withSourceInterface("Vlan7")));
      is(e, FailureKind.UNSUPPORTED);
      assertThat(e.getMessage()).contains("Vlan7", "upload-ftp of cisco-ios");
      assertThat(publication.transfers()).isEmpty();

      device.configure("ip vrf Mgmt");
      upload(order(TransferProtocol.FTP, PATH, PASSWORD, route.withVrf("Mgmt")));
      await().until(() -> !sink.ended().isEmpty());
    }
  }

  @Test
  void whatMeansSomethingInAUrlIsNotPutIntoOne() throws Exception {
    onFlash(1000);
    is(
        refusal(
            order(TransferProtocol.FTP, PATH, "pass/w@rd:x", FetchRoute.from(device.address()))),
        FailureKind.UNSUPPORTED);
    assertThat(step.checkpoints()).isZero();
  }

  @Test
  void anUnknownQuestionStopsTheCopy() throws Exception {
    onFlash(1000);
    device.inject(Fault.extraConfirm());
    try (Publication publication = expect(TransferProtocol.TFTP, 1000)) {
      is(refusal(TransferProtocol.TFTP), FailureKind.PROTOCOL);
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void aSessionThatDropsLeavesNothingBehind() throws Exception {
    onFlash(1000);
    device.inject(Fault.dropSessionBeforeCommand(3));
    DriverException e = refusal(TransferProtocol.TFTP);
    is(e, FailureKind.UNREACHABLE);
  }
}
