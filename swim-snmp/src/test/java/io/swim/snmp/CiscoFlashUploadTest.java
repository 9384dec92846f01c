package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FetchRoute;
import io.swim.spi.SignsOfLife;
import io.swim.spi.TransferResult;
import io.swim.spi.TransferResult.InProgress;
import io.swim.spi.UploadOrder;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OctetString;

class CiscoFlashUploadTest extends WithFlashAgent {
  private static final String THERE = "x7f/copy.bin";
  private static final String PASSWORD = "one-time-S3cret";
  private static final FlashPath SOURCE = new FlashPath("flash:", Orders.FILE);

  private final CiscoFlashUpload driver = new CiscoFlashUpload();

  private static UploadOrder order(
      TransferProtocol protocol, OptionalInt port, Optional<Login> login, String token)
      throws Exception {
    return new UploadOrder(
        SOURCE,
        Access.SNMP,
        new FileLocation(protocol, "10.1.2.3", port, THERE),
        login,
        FetchRoute.from(InetAddress.getByName("127.0.0.1")),
        SignsOfLife.NONE,
        token);
  }

  private static Optional<Login> login(String password) {
    return Optional.of(new Login("swim-7f", Secret.of(password)));
  }

  private TransferResult upload(String token) throws Exception {
    return driver.upload(
        order(TransferProtocol.TFTP, OptionalInt.empty(), Optional.empty(), token), context);
  }

  private String started() throws Exception {
    return ((InProgress) upload("")).token();
  }

  private DriverException refused(Failures.Call call) {
    DriverException failure = failure(call);
    assertThat(failure.effect()).as(failure.getMessage()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure.getMessage()).doesNotContain(PASSWORD);
    return failure;
  }

  @Test
  void oneSetCreatesTheRowAndStartsTheCopy() throws Exception {
    InProgress result = (InProgress) upload("");

    assertThat(result.token()).isEqualTo(Integer.toString(agent.onlyCopy()));
    assertThat(result.askAgainAfter()).isPositive();
    assertThat(agent.copyColumn(2).toInt()).as("copyFromFlash").isEqualTo(3);
    assertThat(agent.copyColumn(3).toInt()).as("tftp").isEqualTo(1);
    assertThat(agent.copyColumn(4)).isEqualTo(new IpAddress("10.1.2.3"));
    assertThat(agent.copyColumn(5)).isEqualTo(new OctetString("flash:" + Orders.FILE));
    assertThat(agent.copyColumn(6)).isEqualTo(new OctetString(THERE));
    assertThat(agent.requests.stream().filter(it -> it.getType() == PDU.SET)).hasSize(1);
    assertThat(context.checkpoints()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"FTP, 4", "SCP, 5", "SFTP, 6"})
  void theProtocolAndTheLoginHaveColumns(TransferProtocol protocol, int code) throws Exception {
    assertThat(driver.protocols(new PlatformId("cisco-ios"))).contains(protocol);

    driver.upload(order(protocol, OptionalInt.empty(), login(PASSWORD), ""), context);

    assertThat(agent.copyColumn(3).toInt()).isEqualTo(code);
    assertThat(agent.copyColumn(7)).isEqualTo(new OctetString("swim-7f"));
    assertThat(agent.copyColumn(15)).isEqualTo(new OctetString(PASSWORD));
    assertThat(context.said()).noneMatch(each -> each.toString().contains(PASSWORD));
  }

  @Test
  void whatTheTableHasNoColumnForIsRefusedBeforeAnythingIsSent() {
    for (Failures.Call each :
        new Failures.Call[] {
          () ->
              driver.upload(
                  order(TransferProtocol.SFTP, OptionalInt.of(2222), login(PASSWORD), ""), context),
          () ->
              driver.upload(
                  order(TransferProtocol.HTTP, OptionalInt.empty(), Optional.empty(), ""), context),
          () ->
              driver.upload(
                  order(TransferProtocol.TFTP, OptionalInt.empty(), login(PASSWORD), ""), context),
          () ->
              driver.upload(
                  order(TransferProtocol.FTP, OptionalInt.empty(), login(PASSWORD.repeat(3)), ""),
                  context)
        }) {
      assertThat(refused(each).kind()).isEqualTo(FailureKind.UNSUPPORTED);
    }
    assertThat(agent.copies()).isEmpty();
    assertThat(context.checkpoints()).isZero();
  }

  @Test
  void copiesOfOthersToAndFromTheSameFileDoNotMatter() throws Exception {
    agent.foreignCopy(5, 2, "10.9.9.9", "other/" + Orders.FILE, "flash:" + Orders.FILE);
    agent.foreignCopy(6, 3, "10.9.9.9", "flash:" + Orders.FILE, THERE);

    String token = started();

    assertThat(agent.copies()).hasSize(3);
    agent.copyStatus(Integer.parseInt(token), 2);
    assertThat(upload(token)).isEqualTo(new TransferResult.Finished());
    assertThat(agent.copies()).containsExactly(5, 6);
  }

  @Test
  void aReadOnlyFileSystemAndOneThatNeedsErasureAreRead() throws Exception {
    agent.partition(1, 1, 1);

    assertThat(started()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aCopyThatGoesOnIsAskedForAgain(int status) throws Exception {
    String token = started();
    agent.copyStatus(status);

    assertThat(((InProgress) upload(token)).token()).isEqualTo(token);
  }

  @Test
  void successEndsTheTransferAndRemovesTheRow() throws Exception {
    String token = started();
    agent.copyStatus(2);

    assertThat(upload(token)).isEqualTo(new TransferResult.Finished());
    assertThat(agent.copies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3, copyInvalidOperation, UNSUPPORTED",
    "4, copyInvalidProtocol, UNSUPPORTED",
    "5, copyInvalidSourceName, REJECTED",
    "6, copyInvalidDestName, REJECTED",
    "7, copyInvalidServerAddress, REJECTED",
    "8, copyDeviceBusy, REJECTED",
    "9, copyDeviceOpenError, REJECTED",
    "10, copyDeviceError, REJECTED",
    "11, copyDeviceNotProgrammable, REJECTED",
    "12, copyDeviceFull, CAPACITY",
    "13, copyFileOpenError, REJECTED",
    "14, copyFileTransferError, TIMEOUT",
    "15, copyFileChecksumError, INTEGRITY",
    "16, copyNoMemory, CAPACITY",
    "17, copyUnknownFailure, REJECTED",
    "18, copyInvalidSignature, INTEGRITY",
    "19, copyProhibited, REJECTED"
  })
  void everyFailureHasItsMeaningAndNoEffect(int status, String name, FailureKind kind)
      throws Exception {
    String token = started();
    agent.copyStatus(status);

    DriverException failure = refused(() -> upload(token));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.deviceWords()).isEqualTo(name + "(" + status + ")");
    assertThat(failure)
        .hasMessageStartingWith(
            "copy of flash:" + Orders.FILE + " to tftp://10.1.2.3/" + THERE + " failed: ")
        .hasMessageContaining("Remedy: ");
    assertThat(agent.copies()).isEmpty();
  }

  @Test
  void aStatusThatTheMibDoesNotHaveIsNotTakenForAnEnd() throws Exception {
    String token = started();
    agent.copyStatus(42);

    DriverException failure = refused(() -> upload(token));

    assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
    assertThat(failure.deviceWords()).contains("42");
  }

  @Test
  void aRowThatIsGoneIsUnconfirmed() throws Exception {
    String token = started();
    agent.forgetRows();

    DriverException failure = refused(() -> upload(token));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNCONFIRMED);
    assertThat(failure).hasMessageContaining("has no row " + token + " any more");
  }

  @Test
  void anAgentThatFallsSilentAfterTheStartIsUnreachableWithoutEffect() {
    AtomicInteger sets = new AtomicInteger();
    agent.losesAnswer = pdu -> pdu.getType() == PDU.SET && sets.incrementAndGet() > 0;
    agent.losesRequest = pdu -> sets.get() > 0;

    assertThat(refused(this::started).kind()).isEqualTo(FailureKind.UNREACHABLE);
  }

  @Test
  void aDeviceThatIsSilentWhileItCopiesIsWaitedForAndThenNot() throws Exception {
    String token = started();
    agent.losesRequest = pdu -> true;

    InProgress silent = (InProgress) upload(token);
    assertThat(silent.token()).isEqualTo(token + "/1");
    assertThat(refused(() -> upload(token + "/30")).kind()).isEqualTo(FailureKind.UNREACHABLE);

    agent.losesRequest = pdu -> false;
    assertThat(((InProgress) upload(silent.token())).token()).isEqualTo(token);
  }

  @Test
  void anAgentWithoutCreateAndGoIsServedStepByStep() throws Exception {
    agent.refuseCreateAndGo = PDU.wrongValue;

    assertThat(started()).isEqualTo(Integer.toString(agent.onlyCopy()));
    assertThat(agent.copyColumn(2).toInt()).isEqualTo(3);
  }

  @Test
  void aMissingWriteCommunityIsSaid() {
    context = contextWith(Contexts.community("ro-secret", Optional.empty()));

    assertThat(refused(this::started).kind()).isEqualTo(FailureKind.AUTHENTICATION);
  }
}
