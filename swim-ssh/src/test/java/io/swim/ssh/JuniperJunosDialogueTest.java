package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to Juniper Junos and how it is understood, against scripted devices. */
@Timeout(60)
class JuniperJunosDialogueTest extends WithScript {
  private static final String PROMPT = "\n{master:0}\nadmin@lab-1> ";
  private static final String ASKED = "Reboot the system ? [yes,no] (no) ";
  private static final String MODEL = "show version | match \"^Model\"";
  private static final String ENGINES = "show chassis routing-engine";
  private static final String ADDING = "show system processes wide | match \"/libexec/ui/package\"";
  private static final String CLUSTER = "show chassis cluster status";
  private static final String ADD = "request system software add /var/tmp/x.tgz no-copy";
  private static final String UNKNOWN = "        ^\nsyntax error, expecting <command>.\n";
  private static final String TWO_ENGINES =
      "Routing Engine status:\n  Slot 1:\n    Current state      Backup\n";
  private static final Map<String, String> NEXT =
      Map.of("packages", "Pending", "version", "20.4R3.8");

  @Override
  String platform() {
    return "juniper-junos";
  }

  private static void setUp(ScriptedDevice.Line line) throws IOException {
    line.answer(PROMPT, "set cli complete-on-space off", "Disabling complete-on-space\n");
    line.answer(PROMPT, "set cli screen-length 0", "Screen length set to 0\n");
    line.answer(PROMPT, "set cli screen-width 511", "Screen width set to 511\n");
  }

  private static ScriptedDevice junos(ScriptedDevice.Script rest) throws IOException {
    return ScriptedDevice.asking(
        "\nlab-1 (ttyp0)\n\nlogin: ",
        "Password:",
        "\n\n--- JUNOS 18.4R2-S3.2 built 2019-06-21 18:10:47 UTC\n",
        line -> {
          setUp(line);
          rest.play(line);
        });
  }

  @Test
  void whoLogsInAsRootIsBroughtFromTheShellToTheCommandLine() throws Exception {
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("login: ");
              line.command();
              line.print("Password:");
              line.read();
              line.answer("\nroot@lab-1:~ # ", "cli", "");
              String prompt = "root@lab-1> ";
              line.answer(prompt, "set cli complete-on-space off", "\n");
              line.answer(prompt, "set cli screen-length 0", "\n");
              line.answer(prompt, "set cli screen-width 511", "\n");
              line.answer(prompt, ADDING, "\n");
              line.answer(prompt, "show version", "Hostname: lab-1\nJunos: 18.4R2.7\n\n" + prompt);
            })) {
      assertThat(perform(device, "install-status", Map.of()).table("packages"))
          .extracting(row -> row.get("version"))
          .containsExactly("18.4R2.7");
    }
  }

  @Test
  void aPromptAfterTheLastWordsIsNoRefusalOfTheReboot() throws Exception {
    try (ScriptedDevice device =
        junos(
            line -> {
              line.answer(PROMPT, "show version | match \"Pending\"", "Pending: 20.4R3.8\n");
              line.answer(PROMPT, "request system reboot", ASKED);
              assertThat(line.command()).isEqualTo("yes");
              line.print("\n*** FINAL System shutdown message from admin@lab-1 ***\n\n");
              line.print("System going down IMMEDIATELY\n\nShutdown NOW!\n[pid 4711]\n" + PROMPT);
            })) {
      CliAnswer answer = perform(device, "install-activate", NEXT);
      assertThat(answer.output()).contains("Shutdown NOW!");
    }
  }

  @Test
  void withoutAnythingPendingNothingIsRebooted() throws Exception {
    try (ScriptedDevice device = junos(line -> line.print(PROMPT))) {
      assertThat(refused(device, "install-activate", Map.of("version", "20.4R3.8")).effect())
          .isEqualTo(DeviceEffect.NONE);
      assertThat(device.heard).doesNotContain("request system reboot");
    }
  }

  @Test
  void anotherQuestionIsLeftWithoutAYes() throws Exception {
    String question = "Another member is down. Reboot all members ? [yes,no] (no) ";
    try (ScriptedDevice device =
        junos(
            line -> {
              line.answer(PROMPT, "show version | match \"Pending\"", "Pending: 20.4R3.8\n");
              line.answer(PROMPT, "request system reboot", question);
              assertThat(line.key()).isEqualTo(3);
              line.print("\n" + PROMPT);
            })) {
      DriverException e = refused(device, "install-activate", NEXT);
      assertThat(e).hasMessageContaining("Reboot all members");
      assertThat(device.heard).doesNotContain("yes");
    }
  }

  @Test
  void aRollbackThatOnlyThrowsAwayWhatWasAddedEndsWithoutAReboot() throws Exception {
    try (ScriptedDevice device =
        junos(
            line -> {
              line.answer(PROMPT, "show version | match \"18.4R2-S3.2\"", "");
              line.answer(
                  PROMPT,
                  "request system software rollback",
                  "NOTICE: The 'pending' set has been removed\n" + PROMPT);
            })) {
      DriverException e = refused(device, "install-rollback", Map.of("version", "18.4R2-S3.2"));
      assertThat(e.kind()).isEqualTo(FailureKind.CHANGED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
      assertThat(device.heard).doesNotContain("request system reboot");
    }
  }

  @Test
  void whatIsToBeBootedAlreadyIsNotTakenBackAgain() throws Exception {
    try (ScriptedDevice device =
        junos(
            line -> {
              line.answer(PROMPT, "show version | match \"18.4R2-S3.2\"", "Pending: 18.4R2-S3.2\n");
              line.answer(PROMPT, "request system reboot", ASKED);
              line.command();
              line.print("Shutdown NOW!\n");
              line.hangUp();
            })) {
      perform(device, "install-rollback", Map.of("version", "18.4R2-S3.2"));
      assertThat(device.heard).doesNotContain("request system software rollback");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERROR: insufficient space for /packages/db/junos/contents|CAPACITY",
        "WARNING: Not enough space in /var/tmp to unpack junos.tgz|CAPACITY",
        "ERROR: Package junos.tgz cannot be verified: bad|INTEGRITY",
        "ERROR: junos-18.4 fails requirements check|REJECTED",
        "Validation failed|REJECTED",
        "ERROR: Installation failed for package '/var/tmp/x.tgz'|REJECTED",
        "error: something new|REJECTED"
      })
  void whatAddingFailsOfIsToldApart(String said, FailureKind kind) throws Exception {
    try (ScriptedDevice device =
        junos(
            line -> {
              asksOfNoVirtualChassis(line, "mx204");
              line.answer(PROMPT, ENGINES, "Routing Engine status:\n");
              line.answer(PROMPT, CLUSTER, UNKNOWN);
              line.answer(PROMPT, MODEL, "Model: mx204\n");
              line.answer(PROMPT, ADD, said + "\n" + PROMPT);
            })) {
      DriverException e = refused(device, "install-add", Map.of("path", "/var/tmp/x.tgz"));
      assertThat(e.kind()).isEqualTo(kind);
      assertThat(e.deviceWords()).isEqualTo(said);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  /** Of a device that knows neither virtual chassis nor clusters, as it says so itself. */
  private static void asksOfNoVirtualChassis(ScriptedDevice.Line line, String model)
      throws IOException {
    line.answer(PROMPT, "show virtual-chassis", UNKNOWN);
    line.answer(PROMPT, MODEL, "Model: " + model + "\n");
  }

  private void assertNothingIsAdded(ScriptedDevice device, String words) {
    DriverException e = refused(device, "install-add", Map.of("path", "/var/tmp/x.tgz"));
    assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(e.deviceWords()).contains(words);
    assertThat(device.heard).noneMatch(said -> said.startsWith("request"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mx240", "ex9204", "qfx10008", "srx5400"})
  void oneOfTwoRoutingEnginesIsNotUpgradedAlone(String model) throws Exception {
    try (ScriptedDevice device =
        junos(
            line -> {
              asksOfNoVirtualChassis(line, model);
              line.answer(PROMPT, ENGINES, TWO_ENGINES + PROMPT);
            })) {
      assertNothingIsAdded(device, "Backup");
    }
  }

  @Test
  void twoEnginesInEachMemberOfAVirtualChassisAreTwoAllTheSame() throws Exception {
    String members =
        "Virtual Chassis ID: 0a0b.0c0d.0e0f\n"
            + "0 (FPC  0- 11) Prsnt    JN0000000ABC mx480          129   Master*   N  VC   1\n"
            + "1 (FPC 12- 23) Prsnt    JN0000000ABD mx480          129   Backup    N  VC   0\n";
    try (ScriptedDevice device =
        junos(
            line -> {
              line.answer(PROMPT, "show virtual-chassis", members);
              line.answer(PROMPT, ENGINES, TWO_ENGINES + PROMPT);
            })) {
      assertNothingIsAdded(device, "Backup");
    }
  }

  @Test
  void aNodeOfAClusterIsNotUpgradedAlone() throws Exception {
    String cluster =
        "Cluster ID: 1\nNode   Priority Status         Preempt Manual   Monitor-failures\n\n"
            + "Redundancy group: 0 , Failover count: 1\nnode0  100      primary        no\n";
    try (ScriptedDevice device =
        junos(
            line -> {
              asksOfNoVirtualChassis(line, "srx345");
              line.answer(PROMPT, ENGINES, "Routing Engine status:\n");
              line.answer(PROMPT, CLUSTER, cluster + PROMPT);
            })) {
      assertNothingIsAdded(device, "Cluster ID: 1");
    }
  }

  @Test
  void theOtherMemberOfAVirtualChassisGetsThePackageByTheSameOrder() throws Exception {
    String members =
        "Virtual Chassis ID: 0a0b.0c0d.0e0f\nVirtual Chassis Mode: Enabled\n"
            + "0 (FPC 0)  Prsnt    AB0000000001 ex4300-48t     129   Master*      N  VC   1\n"
            + "1 (FPC 1)  Prsnt    AB0000000002 ex4300-48t     128   Backup       N  VC   0\n";
    try (ScriptedDevice device =
        junos(
            line -> {
              line.answer(PROMPT, "show virtual-chassis", members);
              line.answer(PROMPT, CLUSTER, UNKNOWN);
              line.answer(PROMPT, MODEL, "Model: ex4300-48t\n");
              line.answer(PROMPT, ADD, "Validating the package\n" + PROMPT);
            })) {
      perform(device, "install-add", Map.of("path", "/var/tmp/x.tgz"));
      assertThat(device.heard).contains(ADD).doesNotContain(ENGINES);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error: Chassis cluster is not enabled.\n",
        "Routing Engine status:\n    Current state      Master\n"
      })
  void oneRoutingEngineAndNoClusterIsUpgraded(String said) throws Exception {
    try (ScriptedDevice device =
        junos(
            line -> {
              asksOfNoVirtualChassis(line, "srx345");
              line.answer(PROMPT, ENGINES, said);
              line.answer(PROMPT, CLUSTER, said);
              line.answer(PROMPT, ADD, "Validating the package\n" + PROMPT);
            })) {
      perform(device, "install-add", Map.of("path", "/var/tmp/x.tgz"));
      assertThat(device.heard).contains(ENGINES, CLUSTER, ADD);
    }
  }

  @Test
  void anOrderToAddThatTheDeviceDoesNotKnowIsAFailure() throws Exception {
    try (ScriptedDevice device =
        junos(
            line -> {
              asksOfNoVirtualChassis(line, "mx204");
              line.answer(PROMPT, ENGINES, "Routing Engine status:\n");
              line.answer(PROMPT, CLUSTER, UNKNOWN);
              line.answer(PROMPT, MODEL, "Model: mx204\n");
              line.answer(PROMPT, ADD, UNKNOWN + PROMPT);
            })) {
      DriverException e = refused(device, "install-add", Map.of("path", "/var/tmp/x.tgz"));
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).contains("syntax error");
    }
  }

  @Test
  void aPagerIsTurnedAndTheLineOfTheMasterIsNoOutputOfACommand() throws Exception {
    try (ScriptedDevice device =
        junos(
            line -> {
              line.answer(PROMPT, ADDING, PROMPT);
              line.command();
              line.print("Hostname: lab-1\n---(more 50%)---");
              assertThat(line.key()).isEqualTo(' ');
              line.print("\r                \rJunos: 18.4R2.7\nPending: 20.4R3.8\n" + PROMPT);
            })) {
      assertThat(perform(device, "install-status", Map.of()).table("packages"))
          .extracting(row -> row.get("name"))
          .containsExactly("Junos", "Pending");
    }
  }

  @Test
  void aPackageThatIsBeingAddedIsUnderWay() throws Exception {
    try (ScriptedDevice device =
        junos(
            line -> {
              line.answer(
                  PROMPT,
                  ADDING,
                  " 4711  -  S  0:09.03 /bin/sh /usr/libexec/ui/package -X update /var/tmp/x.tgz\n");
              line.answer(PROMPT, "show version", "Hostname: lab-1\nJunos: 18.4R2.7\n" + PROMPT);
            })) {
      assertThat(perform(device, "install-status", Map.of()).value("underWay"))
          .contains("/usr/libexec/ui/package -X update");
    }
  }
}
