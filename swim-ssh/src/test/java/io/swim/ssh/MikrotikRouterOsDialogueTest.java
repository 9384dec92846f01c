package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to RouterOS and how it is understood, against scripted routers. */
@Timeout(60)
class MikrotikRouterOsDialogueTest extends WithScript {
  private static final String PROMPT = "[admin@attic rb] > ";
  private static final String COLOURED =
      "\u001b[m\u001b[9999B\r\u001b[K[\u001b[36madmin\u001b[m@\u001b[36mattic rb\u001b[m] > ";
  private static final String COPY =
      "/tool fetch mode=http url=\"http://192.0.2.1:8080/t/a.npk\" dst-path=\"a.npk\"";
  private static final Map<String, String> VALUES =
      Map.of(
          "server", "192.0.2.1",
          "authority", "192.0.2.1:8080",
          "source", "t/a.npk",
          "path", "a.npk");
  private static final String OTHERS =
      "/file print detail without-paging where type=\"package\" and package-version!=\"7.17\"";
  private static final String WAITING = "-- [Q quit|D dump|C-z pause]";

  @Override
  String platform() {
    return "mikrotik-routeros";
  }

  private static ScriptedDevice router(ScriptedDevice.Script rest) throws IOException {
    return new ScriptedDevice(
        line -> {
          line.print("Login: ");
          assertThat(line.command()).isEqualTo("admin+cet1024w");
          line.print("Password: ");
          line.read();
          line.print(
              "\n\n  MikroTik RouterOS 7.15.3 (c) 1999-2024   https://www.mikrotik.com/\n\n");
          rest.play(line);
        });
  }

  @Test
  void aCopyIsOverWhenItsStatusSaysSoAndNotAtWhatStandsBelowMeanwhile() throws Exception {
    try (ScriptedDevice device =
        router(
            line -> {
              line.answer(PROMPT, COPY, "      status: connecting\n" + WAITING);
              line.printRaw(
                  "\r      status: downloading         \r\n  downloaded: 512KiB\r\n" + WAITING);
              line.printRaw("\r                            \r      status: finishedng\r\n");
              line.print(
                  "  downloaded: 1024KiBpause]\n       total: 1024KiB\n    duration: 2s\n\n");
              line.print(PROMPT);
            })) {
      perform(device, "copy-http", VALUES);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "failure: closing connection: <404 Not Found> 192.0.2.1:8080 (4)|REJECTED|NONE",
        "failure: connection timeout|TIMEOUT|APPLIED",
        "failure: connecting failed: no route to host|UNREACHABLE|NONE",
        "failure: not enough space|CAPACITY|APPLIED",
        "failure: SSL: handshake failed: unable to get local issuer certificate (6)|REJECTED|NONE",
        "failure: 530 Login incorrect|REJECTED|NONE",
        "failure: connection closed|PROTOCOL|APPLIED",
        "failure: something that nobody knows|REJECTED|APPLIED",
        "not enough permissions (9)|REJECTED|NONE",
        "bad command name fetch (line 1 column 7)|REJECTED|NONE"
      })
  void whatACopyFailsOfIsToldApart(String said, FailureKind kind, DeviceEffect effect)
      throws Exception {
    try (ScriptedDevice device = router(line -> line.answer(PROMPT, COPY, said + "\n" + PROMPT))) {
      DriverException e = refused(device, "copy-http", VALUES);
      assertThat(e.kind()).isEqualTo(kind);
      assertThat(e.effect()).isEqualTo(effect);
      assertThat(e.deviceWords()).isEqualTo(said);
    }
  }

  @Test
  void aPageIsTurnedByTheKeyThatPrintsTheRest() throws Exception {
    try (ScriptedDevice device =
        router(
            line -> {
              line.answer(PROMPT, ":put \"packages are in the root\"", "-- [Q quit|D dump|down]");
              assertThat(line.key()).isEqualTo('D');
              line.printRaw("\r                        \rpackages are in the root\r\n");
              line.print(PROMPT);
            })) {
      assertThat(perform(device, "file-systems", Map.of()).table("fileSystems"))
          .containsExactly(Map.of("name", "root:"));
    }
  }

  @Test
  void whereTheRootIsInMemoryThatIsWhatThereIsRoomIn() throws Exception {
    try (ScriptedDevice device =
        router(
            line -> {
              line.answer(
                  PROMPT,
                  ":foreach f in=[/file find where type!=\"directory\" and type!=\"disk\"]"
                      + " do={:put \"$[/file get $f size] $[/file get $f name]\"}",
                  "1925 routeros-7.17-mipsbe.npk\n77 flash/skins/x.json\n");
              line.answer(
                  PROMPT,
                  "/file print without-paging where name=\"flash\"",
                  "Columns: NAME, TYPE, LAST-MODIFIED\n#  NAME   TYPE  LAST-MODIFIED\n"
                      + "0  flash  disk  2025-01-25 13:12:10\n");
              line.answer(
                  PROMPT,
                  ":put \"free $[/system resource get free-memory] of"
                      + " $[/system resource get total-memory]\"",
                  "free 33554432 of 67108864\n" + PROMPT);
            })) {
      CliAnswer answer = perform(device, "dir", Map.of("fileSystem", "root:"));
      assertThat(answer.value("freeBytes")).contains("33554432");
      assertThat(answer.table("files"))
          .containsExactly(Map.of("sizeBytes", "1925", "name", "routeros-7.17-mipsbe.npk"));
    }
  }

  @Test
  void aRebootIsAnsweredWhereverTheCursorStandsBehindTheQuestion() throws Exception {
    for (String question : new String[] {"Reboot, yes? [y/N]: ", "Reboot, yes? [y/N]: \n"}) {
      try (ScriptedDevice device =
          router(
              line -> {
                line.answer(PROMPT, OTHERS, "");
                line.answer(PROMPT, "/system reboot", question);
                assertThat(line.read()).isEqualTo("y");
                line.print("y\nsystem will reboot shortly\n");
                throw new IOException("gone");
              })) {
        perform(device, "install-activate", Map.of("version", "7.17"));
      }
    }
  }

  @Test
  void noRebootIsOrderedAsLongAsAnotherPackageWaitsForOne() throws Exception {
    try (ScriptedDevice device =
        router(
            line ->
                line.answer(
                    PROMPT,
                    OTHERS,
                    " 0 name=routeros-7.19-arm.npk type=package size=11.2MiB\n" + PROMPT))) {
      DriverException e = refused(device, "install-activate", Map.of("version", "7.17"));
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).contains("routeros-7.19-arm.npk");
      assertThat(device.heard).doesNotContain("/system reboot");
    }
  }

  @Test
  void aRebootThatIsRefusedIsNoneThatWasTaken() throws Exception {
    try (ScriptedDevice device =
        router(
            line -> {
              line.answer(PROMPT, OTHERS, "");
              line.answer(PROMPT, "/system reboot", "not enough permissions (9)\n" + PROMPT);
            })) {
      DriverException e = refused(device, "install-activate", Map.of("version", "7.17"));
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.getMessage()).contains("not enough permissions (9)", "any reboot installs them");
    }
  }

  @Test
  void aQuestionThatNobodyKnowsIsLeftWithoutAnAnswer() throws Exception {
    try (ScriptedDevice device =
        router(
            line -> {
              line.answer(PROMPT, OTHERS, "");
              line.answer(PROMPT, "/system reboot", "Discard unsaved partitions? [y/N]: ");
              assertThat(line.key()).isEqualTo(3);
              line.print("\n" + PROMPT);
            })) {
      DriverException e = refused(device, "install-activate", Map.of("version", "7.17"));
      assertThat(e.kind()).isEqualTo(FailureKind.PROTOCOL);
      assertThat(e.getMessage())
          .contains("Discard unsaved partitions? [y/N]", "any reboot installs them");
    }
  }

  @Test
  void aMessageOfTheLogAmongTheOutputIsNone() throws Exception {
    try (ScriptedDevice device =
        router(
            line -> {
              line.answer(
                  PROMPT,
                  "/system package print without-paging",
                  "Columns: NAME, VERSION\n"
                      + "10:12:44 echo: system,info,account user bob logged in\n"
                      + "# NAME      VERSION\n0 routeros  7.15.3 \n");
              line.answer(
                  PROMPT, "/file print detail without-paging where type=\"package\"", PROMPT);
            })) {
      assertThat(perform(device, "install-status", Map.of()).table("packages"))
          .containsExactly(Map.of("name", "routeros", "version", "7.15.3", "state", "committed"));
    }
  }

  @Test
  void aRouterThatNobodyNamedIsRecognisedThroughItsColours() throws Exception {
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("Login: ");
              assertThat(line.command()).isEqualTo("admin");
              line.print("Password: ");
              line.read();
              while (true) {
                line.print("\r\n" + COLOURED);
                String typed = line.command();
                line.print(
                    typed.equals("/system resource print")
                        ? "   version: 7.15.3 (stable)\n  platform: MikroTik\n"
                        : typed.isEmpty()
                            ? ""
                            : "bad command name " + typed + " (line 1 column 1)\n");
              }
            })) {
      Device anonymous = Device.of("lab-2", "127.0.0.1").withPorts(device.device().ports());
      try (CliSession session =
          CliSessions.builder().build().open(anonymous, Access.TELNET, services)) {
        assertThat(session.platform().value()).isEqualTo("mikrotik-routeros");
      }
    }
  }
}
