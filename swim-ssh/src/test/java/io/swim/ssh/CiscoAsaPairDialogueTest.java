package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import io.swim.spi.PairStatus;
import io.swim.testkit.contract.TestContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the active ASA of a pair is told for the other one, against scripted devices. */
@Timeout(60)
class CiscoAsaPairDialogueTest extends WithScript {
  private static final String PROMPT = "lab-1/pri/act# ";
  private static final String FAILOVER =
      """
      Failover On
      Failover unit Primary
      Version: Ours 9.8(4)12, Mate 9.8(4)12
      %s
      Last Failover at: 01:02:03 UTC Jan 1 2026
      \tThis host: Primary - Active\s
      \tOther host: Secondary - %s\s
      """;
  private static final Map<String, String> FILE =
      Map.of(
          "server", "192.0.2.1",
          "authority", "192.0.2.1",
          "source", "t/a.bin",
          "path", "disk0:/a.bin",
          "fileSystem", "disk0:",
          "file", "a.bin");

  @Override
  String platform() {
    return "cisco-asa";
  }

  private static ScriptedDevice asa(ScriptedDevice.Script rest) throws IOException {
    return ScriptedDevice.asking(
        "\nUsername: ",
        "Password: ",
        "\nType help or '?' for a list of available commands.\n",
        line -> {
          line.answer(PROMPT, "changeto system", "ERROR: % Invalid input detected\n");
          line.answer(PROMPT, "terminal pager 0", "");
          rest.play(line);
        });
  }

  private static String version(String serial) {
    return """

        Cisco Adaptive Security Appliance Software Version 9.8(4)12\s
        System image file is "disk0:/made-up.bin"

        lab-1 up 3 days 4 hours
        Serial Number: %s
        Configuration register is 0x1
        """
        .formatted(serial);
  }

  private CliAnswer ofMate(
      ScriptedDevice device, String operation, Map<String, String> values, Secret password)
      throws Exception {
    try (CliSession session = open(device)) {
      return session
          .mate()
          .perform(operation, values, password.isEmpty() ? Map.of() : Map.of("password", password));
    } finally {
      assertThat(device.failures).isEmpty();
      assertThat(services.everything()).doesNotContain(ONE_TIME);
    }
  }

  private DriverException refusalOfMate(
      ScriptedDevice device, String operation, Map<String, String> values) {
    return catchThrowableOfType(
        DriverException.class, () -> ofMate(device, operation, values, Secret.of("")));
  }

  @Test
  void commandsAreWrappedAndTheirOutputIsReadAsThatOfTheirOwn() throws Exception {
    try (ScriptedDevice device =
        asa(
            line -> {
              line.answer(PROMPT, "failover exec mate show version", version("JMX0000MATE"));
              line.print(PROMPT);
            })) {
      CliAnswer answer = ofMate(device, "show-version", Map.of(), Secret.of(""));
      assertThat(answer.value("version")).contains("9.8(4)12");
      assertThat(answer.table("serials")).containsExactly(Map.of("serial", "JMX0000MATE"));
    }
  }

  @Test
  void whatTheActiveUnitSaysOfItsMateMeanwhileIsNoPartOfAnAnswer() throws Exception {
    String stars = "************WARNING****WARNING****WARNING****\n";
    try (ScriptedDevice device =
        asa(
            line -> {
              line.answer(PROMPT, "failover exec mate show version", version("JMX0000MATE"));
              line.print(
                  "\n" + stars + "   Mate version 9.12(1) is not identical with ours 9.8(4)12\n");
              line.print(stars + "Beginning configuration replication: Sending to mate.\n");
              line.print("End Configuration Replication to mate\n" + PROMPT);
            })) {
      CliAnswer answer = ofMate(device, "show-version", Map.of(), Secret.of(""));
      assertThat(answer.value("version")).contains("9.8(4)12");
      assertThat(answer.output()).doesNotContain("WARNING", "9.12(1)");
    }
  }

  @Test
  void whileTheMateGetsTheConfigurationNothingIsSetAndThatPasses() throws Exception {
    try (ScriptedDevice device =
            asa(
                line -> {
                  line.answer(
                      PROMPT, "show running-config boot system", "boot system disk0:/a.bin\n");
                  line.answer(
                      PROMPT,
                      "configure terminal",
                      "ERROR: made-up words: replication is in progress\n");
                  line.print(PROMPT);
                });
        CliSession session = open(device)) {
      DriverException refusal =
          catchThrowableOfType(
              DriverException.class,
              () -> session.perform("set-boot", Map.of("images", "disk0:/b.bin")));
      assertThat(refusal.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(refusal.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aReloadHasACommandOfItsOwn() throws Exception {
    try (ScriptedDevice device =
        asa(
            line -> {
              line.answer(PROMPT, "failover reload-standby", "");
              line.print(PROMPT);
            })) {
      ofMate(device, "reload", Map.of(), Secret.of(""));
    }
  }

  @Test
  void aLoginThatCanNotBeAskedForStandsInTheUrlAndIsHidden() throws Exception {
    String url = "scp://swim-7f:" + ONE_TIME + "@192.0.2.1/t/a.bin";
    Map<String, String> values = new java.util.HashMap<>(FILE);
    values.put("username", "swim-7f");
    try (ScriptedDevice device =
        asa(
            line -> {
              line.answer(
                  PROMPT, "failover exec mate copy /noconfirm " + url + " disk0:/a.bin", "");
              line.print("\nAccessing " + url + "...\n!!!!\n1000 bytes copied in 1.0 secs\n");
              line.print(PROMPT);
            })) {
      CliAnswer answer = ofMate(device, "copy-scp", values, Secret.of(ONE_TIME));
      assertThat(answer.output()).contains("********").doesNotContain(ONE_TIME);
      assertThat(services.everything())
          .contains(
              "> failover exec mate copy /noconfirm scp://swim-7f:********@192.0.2.1/t/a.bin");
    }
  }

  @Test
  void aCopyThatFailsThereFailsAsItsOwnWould() throws Exception {
    try (ScriptedDevice device =
        asa(
            line -> {
              line.answer(
                  PROMPT,
                  "failover exec mate copy /noconfirm tftp://192.0.2.1/t/a.bin disk0:/a.bin",
                  "%Error opening tftp://192.0.2.1/t/a.bin (Timed out attempting to connect)\n");
              line.print(PROMPT);
            })) {
      DriverException e = refusalOfMate(device, "copy-tftp", FILE);
      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void whatIsNotPassedOnHasNoEffect() throws Exception {
    for (String words :
        List.of(
            "ERROR: failover exec: the mate is not reachable",
            "ERROR: Failover is not enabled",
            "ERROR: Unable to send the command to the standby unit")) {
      try (ScriptedDevice device =
          asa(
              line -> {
                line.answer(
                    PROMPT, "failover exec mate delete /noconfirm disk0:/a.bin", words + "\n");
                line.print(PROMPT);
              })) {
        DriverException e = refusalOfMate(device, "delete", FILE);
        assertThat(e.kind()).as(words).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(e.deviceWords()).isEqualTo(words);
      }
    }
  }

  @Test
  void whatWasPassedOnAndNotAnsweredMayHaveBeenDone() throws Exception {
    String words = "ERROR: failover exec: timed out waiting for the mate\n";
    try (ScriptedDevice device =
        asa(
            line -> {
              line.answer(PROMPT, "failover exec mate delete /noconfirm disk0:/a.bin", words);
              line.print(PROMPT);
            })) {
      DriverException e = refusalOfMate(device, "delete", FILE);
      assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    }
    try (ScriptedDevice device =
        asa(
            line -> {
              line.answer(PROMPT, "failover exec mate show version", words);
              line.print(PROMPT);
            })) {
      DriverException e = refusalOfMate(device, "show-version", Map.of());
      assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(e.effect()).as("a question changes nothing").isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aSwitchEndsTheSessionOrNot() throws Exception {
    try (ScriptedDevice device =
        asa(
            line -> {
              line.answer(PROMPT, "no failover active", "");
              line.hangUp();
            })) {
      perform(device, "switch-over", Map.of());
    }
    try (ScriptedDevice device =
        asa(
            line -> {
              line.answer(PROMPT, "no failover active", "\n\tSwitching to Standby\n\n");
              line.print("lab-1/pri/stby# ");
            })) {
      perform(device, "switch-over", Map.of());
    }
  }

  private TestContext step(ScriptedDevice device) {
    return new TestContext(
        device.device().withPlatform(new PlatformId(platform())),
        List.of(CliSessions.builder().build()),
        services,
        Platforms.bundled());
  }

  @Test
  void serialNumbersThatTheStateDoesNotTellAreAskedForAtBothUnits() throws Exception {
    try (ScriptedDevice device =
            asa(
                line -> {
                  line.answer(PROMPT, "show failover", FAILOVER.formatted("", "Standby Ready"));
                  line.answer(PROMPT, "show version", version("JMX0000OURS"));
                  line.answer(PROMPT, "failover exec mate show version", version("JMX0000MATE"));
                  line.print(PROMPT);
                });
        TestContext step = step(device)) {
      PairStatus status = new CliFailover().status(Access.TELNET, step);
      assertThat(status.serialNumber()).isEqualTo("JMX0000OURS");
      assertThat(status.mateSerialNumber()).isEqualTo("JMX0000MATE");
      assertThat(status.failover().state()).contains("Active");
      assertThat(status.failover().peerState()).contains("Standby Ready");
    }
  }

  @Test
  void theMateSendsFromTheAddressesOfItsInterfaces() throws Exception {
    String serials = "Serial Number: Ours JMX0000OURS, Mate JMX0000MATE";
    String told =
        FAILOVER
            .formatted(serials, "Standby Ready")
            .replace(
                "\tOther host:",
                "\t\t  Interface inside (192.0.2.1): Normal (Monitored)\n\tOther host:");
    String interfaces =
        """
        \t\tActive time: 0 (sec)
        \t\tslot 1: ASA5516 hw/sw rev (3.1/9.8(4)12) status (Up Sys)
        \t\t  Interface outside (0.0.0.0): Normal (Waiting)
        \t\t  Interface inside (192.0.2.2): Normal (Monitored)
        \t\t  admin Interface mgmt (198.51.100.2/2001:db8::2): Normal (Monitored)

        Stateful Failover Logical Update Statistics
        \tLink : LINK GigabitEthernet1/8 (up)
        """;
    try (ScriptedDevice device =
            asa(
                line -> {
                  line.answer(PROMPT, "show failover", told + interfaces);
                  line.print(PROMPT);
                });
        TestContext step = step(device)) {
      assertThat(new CliFailover().status(Access.TELNET, step).mateAddresses())
          .containsExactly("192.0.2.2", "198.51.100.2");
    }
  }

  @Test
  void nothingIsOrderedWhereAnotherUnitAnswers() throws Exception {
    String serials = "Serial Number: Ours JMX0000OURS, Mate JMX0000MATE";
    try (ScriptedDevice device =
            asa(
                line -> {
                  line.answer(
                      PROMPT, "show failover", FAILOVER.formatted(serials, "Standby Ready"));
                  line.print(PROMPT);
                  line.hearsNothing();
                });
        TestContext step = step(device)) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class,
              () -> new CliFailover().switchOver("JMX0000MATE", Access.TELNET, step));
      assertThat(e.kind()).isEqualTo(FailureKind.CHANGED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.getMessage()).contains("JMX0000OURS answers, not JMX0000MATE");
      assertThat(step.checkpoints()).isZero();
    }
  }

  @Test
  void aMateThatWasNeverSeenIsAskedAndDoesNotAnswer() throws Exception {
    String serials = "Serial Number: Ours JMX0000OURS, Mate Unknown";
    try (ScriptedDevice device =
            asa(
                line -> {
                  line.answer(PROMPT, "show failover", FAILOVER.formatted(serials, "Not Detected"));
                  line.answer(
                      PROMPT,
                      "failover exec mate show version",
                      "ERROR: failover exec: the mate is not reachable\n");
                  line.print(PROMPT);
                });
        TestContext step = step(device)) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class, () -> new CliFailover().status(Access.TELNET, step));
      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aDeviceThatStandsAloneIsNoPair() throws Exception {
    try (ScriptedDevice device =
            asa(
                line -> {
                  line.answer(
                      PROMPT,
                      "show failover",
                      "Failover Off\nFailover unit Secondary\nFailover LAN Interface: not Configured\n");
                  line.print(PROMPT);
                });
        TestContext step = step(device)) {
      DriverException e =
          catchThrowableOfType(
              DriverException.class, () -> new CliFailover().status(Access.TELNET, step));
      assertThat(e.kind()).isEqualTo(FailureKind.CHANGED);
      assertThat(e.getMessage()).contains("no unit of a failover pair");
    }
  }
}
