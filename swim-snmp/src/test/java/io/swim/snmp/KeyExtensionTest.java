package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static io.swim.snmp.Simulated.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.SnmpCredentials.Auth;
import io.swim.device.SnmpCredentials.Priv;
import io.swim.device.SnmpCredentials.User;
import io.swim.fault.FailureKind;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AES-192 and AES-256 with digests that are too short for the key; net-snmp knows both ways. */
class KeyExtensionTest {
  private static final String NAME = "1.3.6.1.2.1.1.5.0";
  private static final String CISCO = "0x800000090300aabbccdd01";
  private static final String NET_SNMP = "0x80001f8804aabbccdd01";

  @TempDir Path folder;
  private SnmpSessions sessions;
  private Snmpd agent;

  @BeforeEach
  void open() {
    sessions = SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(1).build();
  }

  @AfterEach
  void stop() {
    sessions.close();
    if (agent != null) {
      agent.close();
    }
  }

  private void start(String engineId) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("exactEngineID " + engineId);
    lines.add("createUser first SHA-512 auth-secret AES priv-secret");
    lines.add("rouser first priv");
    for (String priv : List.of("AES-192", "AES-192-C", "AES-256", "AES-256-C")) {
      for (String auth : List.of("SHA", "SHA-224")) {
        String name = auth + "+" + priv;
        lines.add("createUser " + name + " " + auth + " auth-secret " + priv + " priv-secret");
        lines.add("rwuser " + name + " priv");
      }
    }
    agent = Snmpd.start(folder, lines.toArray(String[]::new));
    User first = user("first", Auth.SHA512, "auth-secret", Priv.AES128, "priv-secret");
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> session(first).get(List.of(NAME)).size() == 1);
  }

  private SnmpSession session(User user) throws Exception {
    return Contexts.session(Contexts.of(agent.device(), sessions, user));
  }

  @ParameterizedTest
  @ValueSource(strings = {CISCO, NET_SNMP})
  void bothWaysToExtendAKeyAreFoundOut(String engineId) throws Exception {
    start(engineId);
    for (String end : List.of("", "-C")) {
      for (Auth auth : List.of(Auth.SHA1, Auth.SHA224)) {
        String digest = auth == Auth.SHA1 ? "SHA" : "SHA-224";
        for (Priv priv : List.of(Priv.AES192, Priv.AES256)) {
          String name = digest + "+" + (priv == Priv.AES192 ? "AES-192" : "AES-256") + end;
          // Another factory for each, since a device has its users' keys in one way.
          try (SnmpSessions own =
              SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(1).build()) {
            User user = user(name, auth, "auth-secret", priv, "priv-secret");
            assertThat(Contexts.session(Contexts.of(agent.device(), own, user)).get(List.of(NAME)))
                .as(name)
                .hasSize(1);
          }
        }
      }
    }
  }

  @Test
  void aSetIsNotTheFirstThingThatAnUnknownUserSends() throws Exception {
    start(CISCO);
    SnmpSession session =
        session(user("SHA+AES-256", Auth.SHA1, "auth-secret", Priv.AES256, "priv-secret"));

    session.set(List.of(new SnmpBinding(NAME, SnmpValue.octets("renamed"))));

    assertThat(session.get(List.of(NAME)).get(NAME).text()).isEqualTo("renamed");
  }

  @Test
  void aWrongPasswordStaysWrongInBothWays() throws Exception {
    start(NET_SNMP);
    User wrong = user("SHA+AES-256", Auth.SHA1, "auth-secret", Priv.AES256, "not-this");
    User right = user("SHA+AES-256", Auth.SHA1, "auth-secret", Priv.AES256, "priv-secret");

    assertThat(failure(() -> session(wrong).get(List.of(NAME))).kind())
        .isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(session(right).get(List.of(NAME))).hasSize(1);
  }
}
