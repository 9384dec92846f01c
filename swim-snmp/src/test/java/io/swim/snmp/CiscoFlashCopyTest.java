package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.TransferResult;
import io.swim.spi.TransferResult.InProgress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OctetString;

class CiscoFlashCopyTest extends WithFlashAgent {
  private static final String PATH = Orders.PATH;
  private static final String FILE = Orders.FILE;

  private final CiscoFlashCopy driver = new CiscoFlashCopy();

  private TransferResult transfer(String token) throws Exception {
    return driver.transfer(Orders.order("10.1.2.3", "flash:", token), context);
  }

  private String started() throws Exception {
    return ((InProgress) transfer("")).token();
  }

  @Test
  void oneSetCreatesTheRowAndStartsTheCopy() throws Exception {
    InProgress result = (InProgress) transfer("");

    assertThat(result.token()).isEqualTo(Integer.toString(agent.onlyCopy()));
    assertThat(result.askAgainAfter()).isEqualTo(Duration.ofSeconds(3));
    assertThat(agent.copyColumn(2).toInt()).as("copyToFlashWithoutErase").isEqualTo(2);
    assertThat(agent.copyColumn(3).toInt()).as("tftp").isEqualTo(1);
    assertThat(agent.copyColumn(4)).isEqualTo(new IpAddress("10.1.2.3"));
    assertThat(agent.copyColumn(5)).isEqualTo(new OctetString(PATH));
    assertThat(agent.copyColumn(6)).isEqualTo(new OctetString("flash:" + FILE));
    assertThat(agent.requests.stream().filter(it -> it.getType() == PDU.SET)).hasSize(1);
    assertThat(context.checkpoints()).isEqualTo(1);
  }

  @Test
  void aServerWithAnIpv6AddressIsNamedByTypeAndAddress() throws Exception {
    driver.transfer(Orders.order("2001:db8::7", "flash:", ""), context);

    assertThat(agent.copyColumn(13).toInt()).isEqualTo(2);
    assertThat(((OctetString) agent.copyColumn(14)).getValue())
        .isEqualTo(InetAddress.getByName("2001:db8::7").getAddress());
    assertThat(agent.copyColumn(4)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aCopyThatGoesOnIsAskedForAgain(int status) throws Exception {
    String token = started();
    agent.copyStatus(status);

    assertThat(transfer(token)).isEqualTo(new InProgress(token, Duration.ofSeconds(3)));
  }

  @Test
  void successEndsTheTransferAndRemovesTheRow() throws Exception {
    String token = started();
    agent.copyStatus(2);

    assertThat(transfer(token)).isEqualTo(new TransferResult.Finished());
    assertThat(agent.copies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3, copyInvalidOperation, UNSUPPORTED, NONE",
    "4, copyInvalidProtocol, UNSUPPORTED, NONE",
    "5, copyInvalidSourceName, REJECTED, NONE",
    "6, copyInvalidDestName, REJECTED, NONE",
    "7, copyInvalidServerAddress, REJECTED, NONE",
    "8, copyDeviceBusy, REJECTED, NONE",
    "9, copyDeviceOpenError, REJECTED, NONE",
    "10, copyDeviceError, REJECTED, APPLIED",
    "11, copyDeviceNotProgrammable, REJECTED, NONE",
    "12, copyDeviceFull, CAPACITY, APPLIED",
    "13, copyFileOpenError, REJECTED, NONE",
    "14, copyFileTransferError, TIMEOUT, APPLIED",
    "15, copyFileChecksumError, INTEGRITY, APPLIED",
    "16, copyNoMemory, CAPACITY, NONE",
    "17, copyUnknownFailure, REJECTED, APPLIED",
    "18, copyInvalidSignature, INTEGRITY, APPLIED",
    "19, copyProhibited, REJECTED, NONE"
  })
  void everyFailureHasItsOwnMeaning(int status, String name, FailureKind kind, DeviceEffect effect)
      throws Exception {
    String token = started();
    agent.copyStatus(status);

    DriverException failure = failure(() -> transfer(token));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.effect()).isEqualTo(effect);
    assertThat(failure.deviceWords()).isEqualTo(name + "(" + status + ")");
    assertThat(failure)
        .hasMessageStartingWith("copy of " + PATH + " to flash:" + FILE + " failed: ")
        .hasMessageContaining("Remedy: ");
    assertThat(agent.copies()).isEmpty();
  }

  @Test
  void aStatusThatTheMibDoesNotHaveIsNotTakenForAnEnd() throws Exception {
    String token = started();
    agent.copyStatus(42);

    DriverException failure = failure(() -> transfer(token));

    assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(failure.deviceWords()).contains("42");
  }

  @Test
  void aRowThatIsGoneLeavesTheEffectUnknown() throws Exception {
    String token = started();
    agent.forgetRows();

    DriverException failure = failure(() -> transfer(token));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNCONFIRMED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(failure).hasMessageContaining("has no row " + token + " any more");
  }

  @Test
  void anAgentWithoutCreateAndGoIsServedStepByStep() throws Exception {
    agent.refuseCreateAndGo = PDU.wrongValue;

    String token = started();

    assertThat(token).isEqualTo(Integer.toString(agent.onlyCopy()));
    assertThat(agent.copyColumn(11).toInt()).isEqualTo(1);
    assertThat(agent.copyColumn(6)).isEqualTo(new OctetString("flash:" + FILE));
  }

  @Test
  void aRefusedRowIsReportedWithEffectNone() throws Exception {
    agent.refuseAll = PDU.noCreation;

    DriverException failure = failure(this::started);

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure.deviceWords()).isEqualTo("noCreation");
    assertThat(failure)
        .hasMessageContaining("ciscoFlashCopyCommand.")
        .hasMessageContaining("; step by step: ");
  }

  @Test
  void aLostAnswerIsNoFailureWhenTheRowIsThere() throws Exception {
    agent.losesAnswer = pdu -> pdu.getType() == PDU.SET;

    assertThat(started()).isEqualTo(Integer.toString(agent.onlyCopy()));
  }

  @Test
  void aLostRequestIsSentAgainOnceTheRowIsKnownToBeMissing() throws Exception {
    AtomicInteger sets = new AtomicInteger();
    agent.losesRequest = pdu -> pdu.getType() == PDU.SET && sets.incrementAndGet() == 1;

    assertThat(started()).isEqualTo(Integer.toString(agent.onlyCopy()));
    assertThat(sets).hasValue(2);
  }

  @Test
  void requestsThatAreAllLostAreAFailureWithoutEffect() throws Exception {
    agent.losesRequest = pdu -> pdu.getType() == PDU.SET;

    DriverException failure = failure(this::started);

    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure).hasMessageContaining("has no row");
  }

  @Test
  void anAgentThatFallsSilentAfterTheStartLeavesTheEffectUnknown() throws Exception {
    AtomicInteger sets = new AtomicInteger();
    agent.losesAnswer = pdu -> pdu.getType() == PDU.SET && sets.incrementAndGet() > 0;
    agent.losesRequest = pdu -> sets.get() > 0;

    DriverException failure = failure(this::started);

    assertThat(failure.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(agent.copies()).hasSize(1);
  }

  @Test
  void aCopyThatIsUnderWayIsNotStartedAgain() throws Exception {
    String token = started();

    assertThat(started()).isEqualTo(token);
    assertThat(agent.copies()).hasSize(1);
  }

  @Test
  void aFinishedCopyOfTheSameFileIsNotTakenForThisOne() throws Exception {
    started();
    agent.copyStatus(2);

    started();

    assertThat(agent.copies()).hasSize(2);
  }

  @Test
  void aDeviceThatIsSilentWhileItWritesIsWaitedFor() throws Exception {
    String token = started();
    agent.losesRequest = pdu -> true;

    InProgress silent = (InProgress) transfer(token);
    assertThat(silent.token()).isEqualTo(token + "/1");

    agent.losesRequest = pdu -> false;
    assertThat(((InProgress) transfer(silent.token())).token()).isEqualTo(token);
  }

  @Test
  void aDeviceThatStaysSilentLeavesTheEffectUnknown() throws Exception {
    String token = started();
    agent.losesRequest = pdu -> true;

    DriverException failure = failure(() -> transfer(token + "/30"));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(failure).hasMessageContaining("may still be copying");
  }

  @Test
  void aPartitionThatNeedsErasureIsLeftAlone() throws Exception {
    agent.partition(1, 3, 1);

    DriverException failure = failure(this::started);

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure)
        .hasMessageContaining("flash: of edge-1 takes no file before it is erased as a whole");
    assertThat(agent.copies()).isEmpty();
  }

  @Test
  void aReadOnlyPartitionIsNamed() throws Exception {
    agent.partition(1, 1, 2);

    assertThat(failure(this::started)).hasMessage("flash: of edge-1 is read-only");
  }

  @Test
  void anotherPartitionIsNamedByItsNumber() throws Exception {
    agent.partition(2, 3, 2);

    driver.transfer(Orders.order("10.1.2.3", "flash:2:", ""), context);

    assertThat(agent.copyColumn(6)).isEqualTo(new OctetString("flash:2:" + FILE));
  }

  @Test
  void anUnknownFileSystemIsNamedWithThoseThatExist() throws Exception {
    DriverException failure =
        failure(() -> driver.transfer(Orders.order("10.1.2.3", "slot0:", ""), context));

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure).hasMessage("edge-1 has no file system slot0: over SNMP, but flash:");
  }

  @Test
  void aHiddenFlashMibIsNotMistakenForAMissingFileSystem() throws Exception {
    agent.values.clear();

    DriverException failure = failure(this::started);

    assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(failure).hasMessageContaining("the view of these credentials hides it");
  }

  @Test
  void aMissingWriteCommunityIsSaid() throws Exception {
    context = contextWith(Contexts.community("ro-secret", Optional.empty()));

    DriverException failure = failure(this::started);

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure).hasMessageContaining("write community missing");
  }

  @Test
  void aWrongWriteCommunityIsSaid() throws Exception {
    context = contextWith(Contexts.community("ro-secret", Optional.of("wrong")));

    DriverException failure = failure(this::started);

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure).hasMessageContaining("write community is wrong or refused");
  }
}
