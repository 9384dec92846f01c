package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static io.swim.snmp.Simulated.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.SnmpCredentials.Auth;
import io.swim.device.SnmpCredentials.Priv;
import io.swim.device.SnmpCredentials.User;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.SnmpSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An SNMP v3 agent that restarts: with its own engine, with another one, with boots set back. */
class EngineChangeTest {
  private static final String BOOTS = "1.3.6.1.6.3.10.2.1.2.0";
  private static final List<String> OLD =
      List.of(
          "exactEngineID 0x80001f8804aabbccdd01",
          "createUser alice SHA-256 auth-secret AES priv-secret",
          "rwuser alice priv",
          "rocommunity alive");
  private static final List<String> NEW =
      List.of(
          "exactEngineID 0x80001f8804aabbccdd02",
          "createUser alice SHA-256 auth-secret AES priv-secret",
          "rwuser alice priv",
          "rocommunity alive");
  private static final User ALICE =
      user("alice", Auth.SHA256, "auth-secret", Priv.AES128, "priv-secret");

  @TempDir Path folder;
  private final SnmpSessions sessions =
      SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(1).build();
  private Snmpd agent;

  @BeforeEach
  void start() throws Exception {
    agent = Snmpd.start(folder, OLD.toArray(String[]::new));
    awaitAlive();
    agent.restart(OLD, UnaryOperator.identity());
    awaitAlive();
    assertThat(boots(session())).isEqualTo(2);
  }

  @AfterEach
  void stop() {
    sessions.close();
    if (agent != null) {
      agent.close();
    }
  }

  private void awaitAlive() {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () ->
                !Contexts.session(
                        Contexts.of(
                            agent.device(),
                            sessions,
                            Contexts.community("alive", java.util.Optional.empty())))
                    .get(List.of(BOOTS))
                    .isEmpty());
  }

  private SnmpSession session() throws Exception {
    return Contexts.session(Contexts.of(agent.device(), sessions, ALICE));
  }

  private static long boots(SnmpSession session) throws Exception {
    return Long.parseLong(session.get(List.of(BOOTS)).get(BOOTS).text());
  }

  private void restartWithBootsSetBack() throws Exception {
    agent.restart(OLD, line -> line.startsWith("engineBoots") ? "engineBoots 0" : line);
    awaitAlive();
  }

  private void restartWithAnotherEngine() throws Exception {
    agent.restart(
        NEW, line -> line.startsWith("usmUser") || line.startsWith("oldEngineID") ? "" : line);
    awaitAlive();
  }

  @Test
  void anOrdinaryRestartIsFollowedWithoutAnyHelp() throws Exception {
    agent.restart(OLD, UnaryOperator.identity());
    awaitAlive();

    assertThat(boots(session())).isEqualTo(3);
  }

  @Test
  void bootsThatWentBackAreRefusedUntilANewEngineIsAccepted() throws Exception {
    restartWithBootsSetBack();

    DriverException failure = failure(() -> boots(session()));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure)
        .hasMessageContaining("its engine boots and time went back from 2/")
        .hasMessageContaining("to 1/")
        .hasMessageContaining("though no reload was ordered");
    failure(() -> boots(session()));

    SnmpSession session = session();
    session.acceptNewEngine();
    assertThat(boots(session)).isEqualTo(1);
    assertThat(boots(session())).isEqualTo(1);
  }

  @Test
  void anotherEngineIdIsRefusedUntilANewEngineIsAccepted() throws Exception {
    restartWithAnotherEngine();

    DriverException failure = failure(() -> boots(session()));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure)
        .hasMessageContaining(
            "its engine ID changed from 80001f8804aabbccdd01 to 80001f8804aabbccdd02 though no reload was ordered");
    failure(() -> boots(session()));

    SnmpSession session = session();
    session.acceptNewEngine();
    assertThat(boots(session)).isPositive();
    assertThat(boots(session())).isPositive();
  }

  @Test
  void acceptingANewEngineOfOneDeviceDoesNotTouchAnother() throws Exception {
    try (Snmpd other = Snmpd.start(folder.resolve("other"), NEW.toArray(String[]::new))) {
      SnmpSession second = Contexts.session(Contexts.of(other.device(), sessions, ALICE));
      await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> boots(second) == 1);
      restartWithAnotherEngine();

      second.acceptNewEngine();

      failure(() -> boots(session()));
      assertThat(boots(second)).isEqualTo(1);
    }
  }
}
