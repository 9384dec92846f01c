package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.Login;
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
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The driver has a simulated device send to our own servers. */
@Timeout(120)
class SimulatedUploadTest {
  private static final String FILE = "a.bin";
  private static final String PATH = "0123456789abcdef/copy.bin";
  private static final String PASSWORD = "0ne-Time-Word";

  private final SnmpSessions sessions =
      SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(2).build();
  private final MemorySink sink = new MemorySink();
  private LoopbackServers servers;
  private SimulatedFleet fleet;
  private SimulatedDevice device;
  private TestContext context;

  @BeforeEach
  void start() throws Exception {
    servers = LoopbackServers.start();
    fleet =
        servers
            .tell(SimulatedFleet.builder())
            .firstAddress("127.61.5.1")
            .tftpTimeout(Duration.ofMillis(300), 3)
            .serverTimeout(Duration.ofSeconds(20))
            .build()
            .start();
    device = fleet.device(0);
    context = Simulated.context(device, sessions);
  }

  @AfterEach
  void stop() {
    context.close();
    sessions.close();
    fleet.close();
    servers.close();
  }

  private byte[] onFlash(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    device.flash().put(FILE, bytes);
    return bytes;
  }

  private static Optional<Login> login(TransferProtocol protocol, String password) {
    return protocol == TransferProtocol.TFTP
        ? Optional.empty()
        : Optional.of(new Login("swim-7f3a", Secret.of(password)));
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

  private void upload(TransferProtocol protocol, String path, String password) throws Exception {
    CiscoFlashUpload driver = new CiscoFlashUpload();
    String token = "";
    TransferResult result;
    do {
      result =
          driver.upload(
              new UploadOrder(
                  new FlashPath("flash:", FILE),
                  Access.SNMP,
                  new FileLocation(protocol, "127.0.0.1", OptionalInt.empty(), path),
                  login(protocol, password),
                  FetchRoute.from(device.address()),
                  SignsOfLife.NONE,
                  token),
              context);
      if (result instanceof TransferResult.InProgress going) {
        token = going.token();
        context.pause(going.askAgainAfter());
      }
    } while (result instanceof TransferResult.InProgress);
  }

  private void upload(TransferProtocol protocol) throws Exception {
    upload(protocol, PATH, PASSWORD);
  }

  private DriverException refusal(TransferProtocol protocol, String path, String password) {
    DriverException failure = failure(() -> upload(protocol, path, password));
    assertThat(failure.effect()).as(failure.getMessage()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure.getMessage() + failure.deviceWords()).doesNotContain(password);
    return failure;
  }

  private DriverException refusal(TransferProtocol protocol) {
    return refusal(protocol, PATH, PASSWORD);
  }

  private void nothingIsComplete(Publication publication) {
    await()
        .until(
            () -> publication.transfers().stream().noneMatch(it -> it.result() == Result.RUNNING));
    assertThat(publication.transfers()).noneMatch(each -> each.result() == Result.COMPLETE);
  }

  @ParameterizedTest
  @EnumSource(names = {"TFTP", "FTP", "SCP", "SFTP"})
  void theFileArrivesAndThePasswordIsNowhere(TransferProtocol protocol) throws Exception {
    byte[] bytes = onFlash(700_001);
    try (Publication publication = expect(protocol, bytes.length)) {
      upload(protocol);

      await().until(() -> !sink.ended().isEmpty());
      assertThat(publication.transfers()).hasSize(1);
      assertThat(publication.transfers().get(0).result()).isEqualTo(Result.COMPLETE);
      assertThat(Arrays.equals(sink.bytes(), bytes)).isTrue();
    }
    assertThat(context.said()).noneMatch(each -> each.toString().contains(PASSWORD));
  }

  @ParameterizedTest
  @EnumSource(names = {"TFTP", "FTP", "SCP", "SFTP"})
  void aBrokenTransferIsATimeoutAndMayBeginAgain(TransferProtocol protocol) throws Exception {
    byte[] bytes = onFlash(1 << 20);
    try (Publication publication = expect(protocol, bytes.length)) {
      for (int percent : new int[] {10, 50, 99}) {
        device.inject(TransferFault.breakOnce(percent));
        DriverException failure = refusal(protocol);
        assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(failure.deviceWords()).isEqualTo("copyFileTransferError(14)");
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
  @EnumSource(names = {"FTP", "SCP", "SFTP"})
  void aLoginIsGoodForOneFileOnce(TransferProtocol protocol) throws Exception {
    onFlash(100_000);
    try (Publication publication = expect(protocol, 100_000)) {
      DriverException failure = refusal(protocol, PATH, "wr0ng-Word");
      assertThat(failure.deviceWords()).isEqualTo("copyFileOpenError(13)");
      assertThat(publication.transfers()).isEmpty();

      upload(protocol);
      await().until(() -> !sink.ended().isEmpty());
      assertThat(refusal(protocol).kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(sink.ended()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TFTP", "FTP", "SCP", "SFTP"})
  void moreThanTheServerTakesAndWhatItDoesNotExpectFails(TransferProtocol protocol)
      throws Exception {
    onFlash(400_000);
    try (Publication publication = expect(protocol, 399_999)) {
      assertThat(refusal(protocol).deviceWords()).isEqualTo("copyFileTransferError(14)");
      assertThat(refusal(protocol, "other.bin", PASSWORD).deviceWords())
          .isEqualTo("copyInvalidDestName(6)");
      nothingIsComplete(publication);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TFTP", "FTP", "SCP", "SFTP"})
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

  @Test
  void aFileThatIsNotOnTheDeviceIsNotFound() {
    assertThat(refusal(TransferProtocol.TFTP).deviceWords()).isEqualTo("copyFileOpenError(13)");
  }

  @Test
  void aSlowLinkIsAskedForAgainAndAgain() throws Exception {
    byte[] bytes = onFlash(200_000);
    device.inject(Fault.slowLink(400_000));
    try (Publication publication = expect(TransferProtocol.TFTP, bytes.length)) {
      upload(TransferProtocol.TFTP);
      await().until(() -> !sink.ended().isEmpty());
      assertThat(publication.transfers()).hasSize(1);
    }
    assertThat(Arrays.equals(sink.bytes(), bytes)).isTrue();
  }

  @Test
  void aUserWhoMayOnlyReadIsToldSo() {
    onFlash(1000);
    device.inject(Fault.snmpReadOnly());

    assertThat(refusal(TransferProtocol.TFTP).kind()).isEqualTo(FailureKind.REJECTED);
  }
}
