package io.swim.snmp;

import static io.swim.snmp.Failures.failure;
import static io.swim.snmp.Simulated.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.SnmpCredentials.Auth;
import io.swim.device.SnmpCredentials.Priv;
import io.swim.device.SnmpCredentials.User;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.SnmpBinding;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SNMP v3 with net-snmp, a stack that has nothing in common with ours. */
class UserSessionTest {
  private static final String NAME = "1.3.6.1.2.1.1.5.0";
  private static final SnmpSessions SESSIONS =
      SnmpSessions.builder().timeout(Duration.ofSeconds(1)).retries(1).build();

  @TempDir static Path folder;
  private static Snmpd one;
  private static Snmpd other;

  @BeforeAll
  static void startAgents() throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("rwuser none noauth");
    lines.add("createUser none");
    for (String auth : List.of("MD5", "SHA", "SHA-224", "SHA-256", "SHA-384", "SHA-512")) {
      for (String priv : List.of("DES", "AES")) {
        String name = auth + "-" + priv;
        lines.add("createUser " + name + " " + auth + " auth-secret " + priv + " priv-secret");
        lines.add("rwuser " + name + " auth");
      }
    }
    lines.add("createUser shared SHA-256 first-auth AES first-priv");
    lines.add("rwuser shared priv");
    lines.add("createUser hidden SHA auth-secret AES priv-secret");
    lines.add("view little included .1.3.6.1.2.1.1");
    lines.add("rouser hidden priv -V little");
    one = Snmpd.start(folder.resolve("one"), lines.toArray(String[]::new));
    other =
        Snmpd.start(
            folder.resolve("other"),
            "createUser shared SHA-256 second-auth AES second-priv",
            "rwuser shared priv");
    awaitAnswer(one, user("shared", Auth.SHA256, "first-auth", Priv.AES128, "first-priv"));
    awaitAnswer(other, user("shared", Auth.SHA256, "second-auth", Priv.AES128, "second-priv"));
  }

  private static void awaitAnswer(Snmpd agent, User user) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(session(agent, user).get(List.of(NAME))).as(agent.log()).hasSize(1));
  }

  @AfterAll
  static void stopAgents() {
    SESSIONS.close();
    for (Snmpd each : new Snmpd[] {one, other}) {
      if (each != null) {
        each.close();
      }
    }
  }

  private static SnmpSession session(Snmpd agent, User user) throws Exception {
    return Contexts.session(Contexts.of(agent.device(), SESSIONS, user));
  }

  @ParameterizedTest
  @CsvSource({
    "MD5-DES, MD5, NONE",
    "SHA-DES, SHA1, DES",
    "SHA-AES, SHA1, AES128",
    "MD5-AES, MD5, AES128",
    "SHA-224-AES, SHA224, AES128",
    "SHA-256-AES, SHA256, AES128",
    "SHA-256-AES, SHA256, NONE",
    "SHA-384-AES, SHA384, AES128",
    "SHA-512-AES, SHA512, AES128",
    "none, NONE, NONE"
  })
  void readsWithEveryProtocol(String name, Auth auth, Priv priv) throws Exception {
    User user =
        user(
            name,
            auth,
            auth == Auth.NONE ? "" : "auth-secret",
            priv,
            priv == Priv.NONE ? "" : "priv-secret");

    assertThat(session(one, user).get(List.of(NAME))).hasSize(1);
    assertThat(session(one, user).walk("1.3.6.1.2.1.1")).hasSizeGreaterThan(5);
  }

  @Test
  void aUserMaySet() throws Exception {
    User user = user("SHA-256-AES", Auth.SHA256, "auth-secret", Priv.AES128, "priv-secret");
    SnmpSession session = session(one, user);

    session.set(List.of(new SnmpBinding(NAME, SnmpValue.octets("renamed"))));

    assertThat(session.get(List.of(NAME)).get(NAME).text()).isEqualTo("renamed");
  }

  @Test
  void theSameUserNameMayHaveAnotherPasswordOnEveryDevice() throws Exception {
    User first = user("shared", Auth.SHA256, "first-auth", Priv.AES128, "first-priv");
    User second = user("shared", Auth.SHA256, "second-auth", Priv.AES128, "second-priv");

    for (int round = 0; round < 3; round++) {
      assertThat(session(one, first).get(List.of(NAME))).hasSize(1);
      assertThat(session(other, second).get(List.of(NAME))).hasSize(1);
    }
    assertThat(failure(() -> session(one, second).get(List.of(NAME))))
        .hasMessageContaining("wrong auth password");
    assertThat(session(one, first).get(List.of(NAME))).hasSize(1);
  }

  @Test
  void anUnknownUserIsNamed() {
    DriverException failure =
        failure(
            () ->
                session(one, user("nobody", Auth.SHA256, "auth-secret", Priv.NONE, ""))
                    .get(List.of(NAME)));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure).hasMessageContaining("user nobody: it has no such SNMP v3 user");
    assertThat(failure.deviceWords()).isEqualTo("usmStatsUnknownUserNames");
  }

  @Test
  void aWrongAuthPasswordIsTold() {
    DriverException failure =
        failure(
            () ->
                session(
                        one,
                        user("SHA-256-AES", Auth.SHA256, "not-this", Priv.AES128, "priv-secret"))
                    .get(List.of(NAME)));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure).hasMessageContaining("wrong auth password or auth protocol");
    assertThat(failure.getMessage()).doesNotContain("not-this");
    assertThat(failure.deviceWords()).isEqualTo("usmStatsWrongDigests");
  }

  @Test
  void aWrongPrivPasswordIsTold() {
    DriverException failure =
        failure(
            () ->
                session(
                        one,
                        user("SHA-256-AES", Auth.SHA256, "auth-secret", Priv.AES128, "not-this"))
                    .get(List.of(NAME)));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure).hasMessageContaining("priv password");
  }

  @Test
  void aSecurityLevelThatTheUserDoesNotHaveIsTold() {
    DriverException failure =
        failure(
            () ->
                session(one, user("none", Auth.SHA256, "auth-secret", Priv.AES128, "priv-secret"))
                    .get(List.of(NAME)));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure.deviceWords()).isEqualTo("usmStatsUnsupportedSecLevels");
  }

  @Test
  void aViewThatHidesAnObjectLeavesItOut() throws Exception {
    User user = user("hidden", Auth.SHA1, "auth-secret", Priv.AES128, "priv-secret");

    assertThat(session(one, user).get(List.of(NAME, "1.3.6.1.2.1.25.1.1.0"))).hasSize(1);
    assertThat(session(one, user).walk("1.3.6.1.2.1.25")).isEmpty();
  }

  @Test
  void aUserWhoMayOnlyReadIsRejectedWithTheObject() {
    User user = user("hidden", Auth.SHA1, "auth-secret", Priv.AES128, "priv-secret");

    DriverException failure =
        failure(
            () ->
                session(one, user)
                    .set(List.of(new SnmpBinding("1.3.6.1.4.1.9.2.9.9.0", SnmpValue.integer(2)))));

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure).hasMessageContaining("tsMsgSend.0");
  }

  @Test
  void aPasswordThatIsTooShortIsRefusedBeforeAnythingIsSent() {
    DriverException failure =
        failure(() -> session(one, user("x", Auth.SHA1, "short", Priv.NONE, "")));

    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failure).hasMessageContaining("shorter than 8 characters");
  }
}
