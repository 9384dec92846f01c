package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.SnmpCredentials;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.TranscriptEntry;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import io.swim.testkit.contract.TestContext;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

class CommunitySessionTest {
  private static final String COLUMN = "1.3.6.1.4.1.9.9.10.1.1.4.2.1.1.5.1.1.";
  private static final SnmpBinding NAME =
      new SnmpBinding("1.3.6.1.2.1.1.5.0", SnmpValue.octets("edge-1"));

  private final SnmpSessions sessions =
      SnmpSessions.builder().timeout(Duration.ofMillis(600)).retries(2).build();
  private volatile int setStatus = PDU.noError;
  private TestAgent agent;

  @BeforeEach
  void startAgent() throws Exception {
    agent =
        new TestAgent() {
          @Override
          int set(List<? extends VariableBinding> bindings) {
            return setStatus == PDU.noError ? super.set(bindings) : setStatus;
          }
        };
  }

  @AfterEach
  void stopAll() throws Exception {
    sessions.close();
    agent.close();
  }

  private SnmpSession session(SnmpCredentials credentials) throws Exception {
    return Contexts.session(Contexts.of(agent.device(), sessions, credentials));
  }

  @ParameterizedTest
  @EnumSource(SnmpCredentials.Version.class)
  void whatTheDeviceDoesNotHaveIsMissingFromTheResult(SnmpCredentials.Version version)
      throws Exception {
    List<String> asked = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      asked.add(COLUMN + i);
      if (i % 7 != 0) {
        agent.put(COLUMN + i, "file-" + i);
      }
    }

    Map<String, SnmpValue> found =
        session(version == SnmpCredentials.Version.V1 ? Contexts.V1 : Contexts.V2C).get(asked);

    assertThat(found).hasSize(52).doesNotContainKey(COLUMN + 7);
    assertThat(found.get(COLUMN + 59).text()).isEqualTo("file-59");
  }

  @Test
  void anAnswerThatDoesNotFitIsAskedForInParts() throws Exception {
    IntStream.rangeClosed(1, 24).forEach(i -> agent.put(COLUMN + i, i));
    agent.maxVariables = 5;

    List<String> asked = IntStream.rangeClosed(1, 24).mapToObj(i -> COLUMN + i).toList();

    assertThat(session(Contexts.V2C).get(asked)).hasSize(24);
    assertThat(session(Contexts.V2C).walk("1.3.6.1.4.1.9.9.10")).hasSize(24);
  }

  @ParameterizedTest
  @EnumSource(SnmpCredentials.Version.class)
  void aWalkGivesAllBelowTheRootInOrder(SnmpCredentials.Version version) throws Exception {
    IntStream.rangeClosed(1, 100).forEach(i -> agent.put(COLUMN + i, i));
    agent.put("1.3.6.1.4.1.9.9.11.1", 1);

    List<SnmpBinding> found =
        session(version == SnmpCredentials.Version.V1 ? Contexts.V1 : Contexts.V2C)
            .walk("1.3.6.1.4.1.9.9.10.1.1.4.2.1.1.5");

    assertThat(found).hasSize(100);
    assertThat(found.get(99).oid()).isEqualTo(COLUMN + 100);
    boolean bulk = agent.requests.stream().anyMatch(it -> it.getType() == PDU.GETBULK);
    assertThat(bulk).isEqualTo(version == SnmpCredentials.Version.V2C);
  }

  @Test
  void anAgentThatDoesNotGoForwardIsAProtocolError() throws Exception {
    agent.put(COLUMN + 1, 1).put(COLUMN + 2, 2);
    agent.loopsTo = new OID(COLUMN + 1);
    SnmpSession session = session(Contexts.V2C);

    DriverException failure = failure(() -> session.walk("1.3.6.1.4.1.9.9.10"));

    assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
    assertThat(failure)
        .hasMessageContaining("does not go forward: after " + COLUMN + "2 came " + COLUMN + "1");
  }

  /** After the timeout nothing is sent any more, so what was repeated was repeated before. */
  @Test
  void aLostGetIsRepeatedBeforeTheTimeout() throws Exception {
    try (SnmpSessions patient =
        SnmpSessions.builder().timeout(Duration.ofSeconds(8)).retries(0).build()) {
      AtomicInteger requests = new AtomicInteger();
      agent.losesRequest = pdu -> requests.incrementAndGet() == 1;

      Map<String, SnmpValue> found =
          Contexts.session(Contexts.of(agent.device(), patient, Contexts.V2C))
              .get(List.of("1.3.6.1.2.1.1.3.0"));

      assertThat(found).hasSize(1);
      assertThat(requests).hasValue(2);
    }
  }

  @Test
  void repeatedGetsKeepTheirRequestIdAndWalksAreNotHurried() throws Exception {
    List<Integer> gets = new CopyOnWriteArrayList<>();
    List<Integer> pages = new CopyOnWriteArrayList<>();
    agent.losesRequest =
        pdu -> {
          (pdu.getType() == PDU.GET ? gets : pages).add(pdu.getRequestID().getValue());
          return true;
        };

    failure(() -> session(Contexts.V2C).get(List.of("1.3.6.1.2.1.1.3.0")));
    failure(() -> session(Contexts.V2C).walk("1.3.6.1.2.1.1"));

    assertThat(gets).as("3 tries, the first of them in 3 parts").hasSize(5);
    assertThat(gets.stream().distinct()).hasSize(1);
    assertThat(pages).hasSize(3);
  }

  @Test
  void silenceNamesAddressTriesAndTimeout() throws Exception {
    try (DatagramSocket nobody = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      Device device =
          Device.of("gone", "127.0.0.1").withPorts(DevicePorts.of(nobody.getLocalPort(), 22, 23));
      SnmpSession session = Contexts.session(Contexts.of(device, sessions, Contexts.V2C));

      DriverException failure = failure(() -> session.get(List.of("1.3.6.1.2.1.1.3.0")));

      assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(failure)
          .hasMessageStartingWith(
              "no SNMP answer from 127.0.0.1:" + nobody.getLocalPort() + " in 3 tries of 600 ms")
          .hasMessageContaining("community may be wrong");
    }
  }

  @Test
  void aReadThatGetsLostIsSentAgain() throws Exception {
    CountDownLatch lost = new CountDownLatch(2);
    agent.losesRequest =
        pdu -> {
          boolean lose = lost.getCount() > 0;
          lost.countDown();
          return lose;
        };

    assertThat(session(Contexts.V2C).get(List.of("1.3.6.1.2.1.1.3.0"))).hasSize(1);
  }

  @Test
  void settingWithoutWriteCommunitySendsNothing() throws Exception {
    SnmpSession session = session(Contexts.community("ro-secret", Optional.empty()));

    DriverException failure = failure(() -> session.set(List.of(NAME)));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure).hasMessageContaining("write community missing for 127.0.0.1:");
    assertThat(agent.requests).isEmpty();
  }

  @Test
  void aWrongWriteCommunityIsToldFromALostAnswer() throws Exception {
    SnmpSession session = session(Contexts.community("ro-secret", Optional.of("guessed")));

    DriverException failure = failure(() -> session.set(List.of(NAME)));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure).hasMessageContaining("the write community is wrong or refused");
    assertThat(failure.getMessage()).doesNotContain("guessed").doesNotContain("ro-secret");
  }

  @Test
  void aLostAnswerToASetLeavesTheEffectUnknownAndIsNeverSentTwice() throws Exception {
    agent.losesAnswer = pdu -> pdu.getType() == PDU.SET;
    SnmpSession session = session(Contexts.V2C);

    DriverException failure = failure(() -> session.set(List.of(NAME)));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(agent.requests.stream().filter(it -> it.getType() == PDU.SET)).hasSize(1);
  }

  @Test
  void aReadOnlyCommunityForWritingIsRejectedByTheAgent() throws Exception {
    SnmpSession session = session(Contexts.community("ro-secret", Optional.of("ro-secret")));

    DriverException failure = failure(() -> session.set(List.of(NAME)));

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.deviceWords()).isEqualTo("noAccess");
  }

  @Test
  void aRefusedSetNamesTheObjectAndTheStatus() throws Exception {
    setStatus = PDU.notWritable;
    SnmpSession session = session(Contexts.V2C);

    DriverException failure =
        failure(
            () ->
                session.set(
                    List.of(new SnmpBinding("1.3.6.1.4.1.9.2.9.9.0", SnmpValue.integer(2)))));

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure).hasMessageContaining("refused to set tsMsgSend.0: it is read-only");
    assertThat(failure.deviceWords()).isEqualTo("notWritable");
  }

  @Test
  void onlyAFailedUndoLeavesTheEffectUnknown() throws Exception {
    SnmpSession session = session(Contexts.V2C);
    setStatus = PDU.undoFailed;
    assertThat(failure(() -> session.set(List.of(NAME))).effect()).isEqualTo(DeviceEffect.UNKNOWN);
    setStatus = PDU.commitFailed;
    assertThat(failure(() -> session.set(List.of(NAME))).effect()).isEqualTo(DeviceEffect.NONE);
  }

  @Test
  void aWaitCanBeInterrupted() throws Exception {
    SnmpSessions patient = SnmpSessions.builder().timeout(Duration.ofMinutes(5)).build();
    agent.losesAnswer = pdu -> true;
    SnmpSession session = Contexts.session(Contexts.of(agent.device(), patient, Contexts.V2C));
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                session.get(List.of("1.3.6.1.2.1.1.3.0"));
              } catch (DriverException | InterruptedException e) {
                ended.set(e);
              }
            });
    thread.start();
    await().until(() -> !agent.requests.isEmpty());

    thread.interrupt();
    thread.join(Duration.ofSeconds(20).toMillis());

    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    patient.close();
  }

  @Test
  void ipv6DevicesAreReachedOverTheSameSocket() throws Exception {
    try (TestAgent six = new TestAgent("::1")) {
      Device device = Device.of("six", "::1").withPorts(DevicePorts.of(six.port(), 22, 23));
      SnmpSession session = Contexts.session(Contexts.of(device, sessions, Contexts.V2C));

      assertThat(session.get(List.of("1.3.6.1.2.1.1.3.0"))).hasSize(1);
      assertThat(session(Contexts.V2C).get(List.of("1.3.6.1.2.1.1.3.0"))).hasSize(1);
    }
  }

  @Test
  void communitiesAreHiddenFromTheTranscript() throws Exception {
    TestContext context = Contexts.of(agent.device(), sessions, Contexts.V2C);
    Contexts.session(context).get(List.of("1.3.6.1.2.1.1.3.0"));

    context.transcript().comment("ro-secret and rw-secret");

    assertThat(context.said())
        .extracting(TranscriptEntry::text)
        .containsSubsequence("GET sysUpTime.0", "sysUpTime.0 = 4711", "******** and ********");
  }

  @Test
  void aStepWhoseTimeIsOverSendsNothing() throws Exception {
    TestContext context = Contexts.of(agent.device(), sessions, Contexts.V2C);
    context.deadline(context.clock().instant().minusSeconds(1));
    SnmpSession session = Contexts.session(context);

    assertThat(failure(() -> session.get(List.of("1.3.6.1.2.1.1.3.0"))).kind())
        .isEqualTo(FailureKind.TIMEOUT);
    assertThat(agent.requests).isEmpty();
  }

  @Test
  void closedSessionsSayThatTheyAreClosed() throws Exception {
    SnmpSession session = session(Contexts.V2C);
    sessions.close();

    assertThat(failure(() -> session.get(List.of("1.3.6.1.2.1.1.3.0"))))
        .hasMessageContaining("the SNMP sessions were closed");
  }
}
