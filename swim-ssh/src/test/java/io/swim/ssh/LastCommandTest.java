package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Which command of an operation is the last one, after which the session has to end, shows only in
 * what the device answered to it.
 */
@Timeout(60)
class LastCommandTest {
  private static final PlatformId ACME = new PlatformId("acme-os");

  private static CliAnswer restart(
      String commands, Map<String, String> values, ScriptedDevice.Script script) throws Exception {
    String text =
        """
        id: acme-os
        name: Acme
        extends: cisco-ios
        detect: {sysDescr: '^Acme'}
        operations:
          restart:
            commands:
        %s
            values:
              - {first: '^(?<staged>staged)$'}
            dialogue:
              - {ask: 'Sure\\? $', effect: change, then: session-ends}
        """
            .formatted(commands.indent(6).stripTrailing());
    Platforms platforms =
        Platforms.bundled()
            .with(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "acme.yaml");
    try (ScriptedDevice device = ScriptedDevice.ios(script);
        CliSessions sessions = CliSessions.builder().platforms(platforms).build();
        CliSession session =
            sessions.open(
                device.device().withPlatform(ACME),
                Access.TELNET,
                TestServices.of("admin", "s3cret-login", "s3cret-enable"))) {
      try {
        return session.perform("restart", values);
      } finally {
        assertThat(device.failures).isEmpty();
      }
    }
  }

  private static DriverException notTaken(
      String commands, Map<String, String> values, ScriptedDevice.Script script) {
    DriverException e =
        catchThrowableOfType(DriverException.class, () -> restart(commands, values, script));
    assertThat(e).as("it is no success").isNotNull();
    assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(e.getMessage()).contains("'restart now' and gave a prompt again: not today");
    return e;
  }

  @Test
  void aCommandForEachOfNothingIsNotTheLast() throws Exception {
    notTaken(
        "- {send: restart now, effect: change}\n- {send: 'restart {each}', each: members}\n",
        Map.of(),
        line -> line.answer("lab-1#", "restart now", "not today\nlab-1#"));
  }

  @Test
  void aCommandThatTheAnswerMakesNeedlessIsNotTheLast() throws Exception {
    notTaken(
        "- {send: restart now, effect: change}\n- {send: restart later, unless: staged}\n",
        Map.of(),
        line -> line.answer("lab-1#", "restart now", "staged\nnot today\nlab-1#"));
  }

  @Test
  void aCommandThatTheAnswerCallsForIsTheLast() throws Exception {
    CliAnswer answer =
        restart(
            "- {send: restart prepare, effect: change}\n- {send: restart now, if: staged}\n",
            Map.of(),
            line -> {
              line.answer("lab-1#", "restart prepare", "staged\n");
              line.answer("lab-1#", "restart now", "Sure? ");
              line.command();
              line.hangUp();
            });
    assertThat(answer.output()).contains("staged");
  }

  @Test
  void ofACommandForEachOnlyTheLastEndsTheSession() throws Exception {
    restart(
        "- {send: 'restart {each}', each: members, effect: change}\n",
        Map.of("members", "2\n1"),
        line -> {
          line.answer("lab-1#", "restart 2", "member 2 restarts\n");
          line.answer("lab-1#", "restart 1", "Sure? ");
          line.command();
          line.hangUp();
        });
  }
}
