package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to a Linux appliance and how it is understood, against scripted ones. */
@Timeout(60)
class LinuxAbDialogueTest extends WithScript {
  private static final String PROMPT = "root@gw-1:~# ";
  private static final String ASKED =
      "busctl get-property de.pengutronix.rauc / de.pengutronix.rauc.Installer Operation";
  private static final String STATUS = "rauc status --detailed --output-format=shell";
  private static final String COPY =
      "curl -fsS -o '/data/a.raucb' 'tftp://192.0.2.1/t/a.raucb'; echo ended: $?";

  @Override
  String platform() {
    return "linux-ab";
  }

  private static ScriptedDevice gateway(ScriptedDevice.Script rest) throws IOException {
    return new ScriptedDevice(
        line -> {
          line.print("\nAcme OS gw-1\n\ngw-1 login: ");
          line.command();
          line.print("Password: ");
          line.read();
          line.answer("\nadmin@gw-1:~$ ", "sudo -i", "[sudo] password for admin: ");
          assertThat(line.read()).isEqualTo("s3cret-enable");
          line.print("\n");
          line.answer(PROMPT, "unset HISTFILE", "");
          line.answer(PROMPT, "export LC_ALL=C TERM=dumb PAGER=cat", "");
          line.answer(PROMPT, "stty cols 511", "");
          rest.play(line);
        });
  }

  private static Map<String, String> copy() {
    return new HashMap<>(
        Map.of(
            "server", "192.0.2.1",
            "authority", "192.0.2.1",
            "source", "t/a.raucb",
            "path", "/data/a.raucb"));
  }

  @Test
  void whatTheShellWouldTakeForItsOwnStandsInQuotes() throws Exception {
    String command = COPY.replace("t/a.raucb", "t/$(reboot)&a.raucb");
    try (ScriptedDevice device =
        gateway(line -> line.answer(PROMPT, command, "ended: 0\n" + PROMPT))) {
      Map<String, String> values = copy();
      values.put("source", "t/$(reboot)&a.raucb");
      perform(device, "copy-tftp", values);
    }
  }

  @Test
  void aCopyThatSaysNothingIsJudgedByHowItEnded() throws Exception {
    try (ScriptedDevice device =
        gateway(line -> line.answer(PROMPT, COPY, "ended: 137\n" + PROMPT))) {
      assertThat(refused(device, "copy-tftp", copy())).hasMessageContaining("ended: 137");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "curl: (7) Failed to connect to 192.0.2.1 port 69|UNREACHABLE|NONE",
        "curl: (23) Failure writing output to destination|CAPACITY|UNKNOWN",
        "curl: (68) TFTP: File Not Found|REJECTED|NONE",
        "curl: (28) Operation timed out|TIMEOUT|APPLIED",
        "curl: (18) transfer closed with 4711 bytes remaining to read|PROTOCOL|APPLIED",
        "-sh: curl: not found|REJECTED|NONE"
      })
  void whatACopyFailsOfIsToldApart(String said, FailureKind kind, DeviceEffect effect)
      throws Exception {
    try (ScriptedDevice device =
        gateway(line -> line.answer(PROMPT, COPY, said + "\nended: 1\n" + PROMPT))) {
      DriverException e = refused(device, "copy-tftp", copy());
      assertThat(e.kind()).isEqualTo(kind);
      if (effect != DeviceEffect.UNKNOWN) {
        assertThat(e.effect()).isEqualTo(effect);
      }
    }
  }

  @Test
  void aBundleWithAWrongSignatureHasChangedNothing() throws Exception {
    try (ScriptedDevice device =
        gateway(
            line ->
                line.answer(
                    PROMPT,
                    "rauc install '/data/a.raucb' 2>&1; echo ended: $?",
                    "installing\n 20% Verifying signature\n"
                        + "LastError: signature verification failed: self-signed certificate\n"
                        + "Installing `/data/a.raucb` failed\nended: 1\n"
                        + PROMPT))) {
      DriverException e = refused(device, "install-add", Map.of("path", "/data/a.raucb"));
      assertThat(e.kind()).isEqualTo(FailureKind.INTEGRITY);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aQuestionThatNobodyKnowsIsLeftWithoutAnAnswer() throws Exception {
    try (ScriptedDevice device =
        gateway(
            line -> {
              line.answer(PROMPT, "rauc status mark-good", "Really? [y/N] ");
              assertThat(line.key()).isEqualTo(3);
              line.print("^C\n" + PROMPT);
            })) {
      assertThat(refused(device, "install-commit", Map.of())).hasMessageContaining("Really?");
    }
  }

  @Test
  void withoutASlotThatHasTheVersionNothingIsActivated() throws Exception {
    try (ScriptedDevice device = gateway(line -> line.print(PROMPT))) {
      assertThat(refused(device, "install-activate", Map.of("version", "2.1.0")).effect())
          .isEqualTo(DeviceEffect.NONE);
      assertThat(device.heard).doesNotContain("rauc status mark-active other", "systemctl reboot");
    }
  }

  @Test
  void whatItsServiceIsAtIsTold() throws Exception {
    try (ScriptedDevice device =
        gateway(
            line -> {
              line.answer(PROMPT, ASKED, "s \"installing\"\n");
              line.answer(PROMPT, STATUS, "RAUC_SYSTEM_COMPATIBLE='gateway'\n" + PROMPT);
            })) {
      assertThat(perform(device, "install-status", Map.of()).value("underWay"))
          .contains("installing");
    }
  }

  @Test
  void whereNobodyCanBeAskedWhatItsServiceIsAtItsSlotsAreRead() throws Exception {
    try (ScriptedDevice device =
        gateway(
            line -> {
              line.answer(PROMPT, ASKED, "-sh: busctl: not found\n");
              line.answer(PROMPT, "true", "");
              line.answer(PROMPT, STATUS, "RAUC_SYSTEM_COMPATIBLE='gateway'\n" + PROMPT);
            })) {
      assertThat(perform(device, "install-status", Map.of()).value("underWay")).isEmpty();
    }
  }
}
