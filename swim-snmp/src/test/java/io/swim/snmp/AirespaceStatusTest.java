package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.TransferResult;
import io.swim.spi.TransferResult.Finished;
import io.swim.spi.TransferResult.InProgress;
import io.swim.testkit.contract.TestContext;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snmp4j.PDU;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;

/**
 * The one status of all downloads of a wireless controller, at an agent that is told what to say.
 */
class AirespaceStatusTest {
  private static final String DOWNLOAD = "1.3.6.1.4.1.14179.1.2.9.2.";
  private static final String SERVER = DOWNLOAD + "2.0";
  private static final String PATH = DOWNLOAD + "3.0";
  private static final String FILE = DOWNLOAD + "4.0";
  private static final String STATUS = DOWNLOAD + "7.0";
  private static final int RUNNING = 7;
  private static final int SUCCESSFUL = 12;

  private final SnmpSessions sessions =
      SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(2).build();
  private final AirespaceDownload driver = new AirespaceDownload();
  private TestAgent agent;
  private TestContext context;

  @BeforeEach
  void startAgent() throws Exception {
    agent = new TestAgent();
    context = Contexts.of(agent.device(), sessions, Contexts.V2C);
  }

  @AfterEach
  void stopAll() throws Exception {
    sessions.close();
    agent.close();
  }

  private TransferResult transfer(String token) throws Exception {
    return driver.transfer(Orders.order("10.1.2.3", "flash:", token), context);
  }

  private String goesOn(String token) throws Exception {
    TransferResult result = transfer(token);
    assertThat(result).isInstanceOf(InProgress.class);
    return ((InProgress) result).token();
  }

  private String startedAfter(int status) throws Exception {
    agent.put(STATUS, status);
    return goesOn("");
  }

  /** Looks as often as the driver wants to; what it throws in the end. */
  private DriverException failureOf(String started) {
    return failure(
        () -> {
          String token = started;
          for (int look = 0; look < 100; look++) {
            token = goesOn(token);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, SUCCESSFUL, 13, 99, -1, 70_123})
  void theStatusOfAnEarlierDownloadIsNotTakenForThisOne(int old) throws Exception {
    String token = startedAfter(old);
    for (int look = 0; look < 5; look++) {
      token = goesOn(token);
    }
    agent.put(STATUS, RUNNING);
    token = goesOn(token);

    agent.put(STATUS, SUCCESSFUL);
    assertThat(transfer(token)).isEqualTo(new Finished());
  }

  @Test
  void theSameFailureAsBeforeIsThatOfThisDownloadOnceItWasSeenToRun() throws Exception {
    String token = startedAfter(13);
    agent.put(STATUS, RUNNING);
    String seen = goesOn(goesOn(token));
    agent.put(STATUS, 13);

    DriverException e = failure(() -> transfer(seen));
    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(e.deviceWords()).isEqualTo("transferFailed(13)");
  }

  @ParameterizedTest
  @CsvSource({
    "1, notInitiated(1)",
    "12, transferSuccessful(12)",
    "13, transferFailed(13)",
    "-1, agentTransferDownloadStatus -1",
    "70123, agentTransferDownloadStatus 70123"
  })
  void aStatusThatStaysAsItWasShowsNothing(int old, String words) throws Exception {
    DriverException e = failureOf(startedAfter(old));

    assertThat(e.kind()).isEqualTo(FailureKind.UNCONFIRMED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(e.deviceWords()).isEqualTo(words);
    assertThat(e).hasMessageContaining("nothing shows that it began");
  }

  private void downloadsOurs() {
    String folder = Orders.PATH.substring(0, Orders.PATH.lastIndexOf('/') + 1);
    agent.put(STATUS, RUNNING).put(SERVER, new IpAddress("10.1.2.3"));
    agent.put(PATH, folder).put(FILE, Orders.FILE);
  }

  private boolean wasSet() {
    return agent.requests.stream().anyMatch(each -> each.getType() == PDU.SET);
  }

  @Test
  void aDownloadOfTheSameFileIsGoneOnWith() throws Exception {
    downloadsOurs();
    String token = goesOn("");
    agent.put(STATUS, SUCCESSFUL);

    assertThat(transfer(token)).isEqualTo(new Finished());
    assertThat(wasSet()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {SERVER, PATH, FILE})
  void aDownloadThatDoesNotTellAllOfItselfIsNotOurs(String hidden) {
    downloadsOurs();
    agent.values.remove(new OID(hidden));
    isLeftAlone();
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, FILE})
  void aDownloadOfAnotherFileIsNotOurs(String other) {
    downloadsOurs();
    agent.put(other, "u/");
    isLeftAlone();
  }

  @Test
  void aDownloadFromAnotherServerIsNotOurs() {
    downloadsOurs();
    agent.put(SERVER, new IpAddress("10.1.2.4"));
    isLeftAlone();
  }

  private void isLeftAlone() {
    DriverException e = failure(() -> transfer(""));
    assertThat(e.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(wasSet()).isFalse();
  }
}
