package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.testkit.device.CliAccess;
import io.swim.testkit.device.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a device with each fault, over real sockets; also in target/fault-table.md. */
class FaultOverSocketsTest {
  private static final List<String> TABLE =
      new CopyOnWriteArrayList<>(
          List.of(
              "| fault | status | state | effect | reboots | reason |",
              "|---|---|---|---|---|---|"));

  @TempDir Path folder;

  @AfterAll
  static void writeTable() throws IOException {
    Files.write(Files.createDirectories(Path.of("target")).resolve("fault-table.md"), TABLE);
  }

  record Row(String name, List<Fault> faults, AssignmentState state, int reboots, String reason) {
    static Row of(String name, Fault fault, AssignmentState state, int reboots, String reason) {
      return new Row(name, List.of(fault), state, reboots, reason);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        Row.of("SSH port closed", Fault.sshClosed(), AssignmentState.SUCCESS, 1, ""),
        Row.of(
            "SSH login refused", Fault.refuseLogin(CliAccess.SSH), AssignmentState.SUCCESS, 1, ""),
        Row.of("all logins refused", Fault.refuseLogin(), AssignmentState.SKIPPED, 0, "refused"),
        Row.of("slow link", Fault.slowLink(300_000), AssignmentState.SUCCESS, 1, ""),
        Row.of(
            "transfer loses packets",
            Fault.loseTransferPackets(0.05),
            AssignmentState.SUCCESS,
            1,
            ""),
        Row.of("SNMP loses requests", Fault.loseSnmpRequests(0.2), AssignmentState.SUCCESS, 1, ""),
        Row.of("flash full", Fault.flashFull(), AssignmentState.SKIPPED, 0, "needs 524288 bytes"),
        Row.of(
            "corrupts writes",
            Fault.corruptWrites(),
            AssignmentState.FAILED,
            0,
            "our server sent the right bytes"),
        Row.of(
            "truncates writes",
            Fault.truncateWrites(),
            AssignmentState.FAILED,
            0,
            "262144 bytes, the image 524288 bytes; our server sent the right bytes"),
        Row.of(
            "boots old image",
            Fault.bootOldImage(),
            AssignmentState.ROLLED_BACK,
            1,
            "rebooted, but runs"),
        Row.of(
            "never returns",
            Fault.neverReturn(),
            AssignmentState.NOT_VERIFIED,
            0,
            "could not be read"),
        Row.of(
            "returns late",
            Fault.returnLate(Duration.ofSeconds(4)),
            AssignmentState.SUCCESS,
            1,
            ""),
        Row.of("refuses reload", Fault.refuseReload(), AssignmentState.ROLLED_BACK, 0, "reload"),
        Row.of(
            "takes reload, does not reboot",
            Fault.reloadOnlyDropsSession(),
            AssignmentState.NOT_VERIFIED,
            0,
            "no reboot happened"),
        Row.of("prompts in banner", Fault.promptsInBanner(), AssignmentState.SUCCESS, 1, ""),
        Row.of("log in output", Fault.logInOutput(), AssignmentState.SUCCESS, 1, ""),
        Row.of("SNMP silent", Fault.snmpSilent(), AssignmentState.SUCCESS, 1, ""),
        Row.of("view hides flash", Fault.snmpHidesFlash(), AssignmentState.SUCCESS, 1, ""),
        Row.of(
            "write community refused",
            Fault.refuseWriteCommunity(),
            AssignmentState.SUCCESS,
            1,
            ""),
        Row.of("SNMP read only", Fault.snmpReadOnly(), AssignmentState.SUCCESS, 1, ""),
        Row.of("engine ID changes", Fault.engineIdChanges(), AssignmentState.SUCCESS, 1, ""),
        Row.of("engine boots reset", Fault.engineBootsReset(), AssignmentState.SUCCESS, 1, ""),
        Row.of("question that nobody knows", Fault.extraConfirm(), AssignmentState.SUCCESS, 1, ""),
        Row.of(
            "session dropped before command 3",
            Fault.dropSessionBeforeCommand(3),
            AssignmentState.SUCCESS,
            1,
            ""),
        Row.of(
            "session dropped after command 12",
            Fault.dropSessionAfterCommand(12),
            AssignmentState.SUCCESS,
            1,
            ""));
  }

  /** What was not begun changed nothing; what was rolled back did; what is not proven may have. */
  private static DeviceEffect effect(AssignmentState state) {
    return switch (state) {
      case SKIPPED, FAILED -> DeviceEffect.NONE;
      case ROLLED_BACK -> DeviceEffect.APPLIED;
      default -> DeviceEffect.UNKNOWN;
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void endsAs(Row row) throws Exception {
    try (FleetLab lab = new FleetLab(folder, fleet -> fleet.faults(i -> row.faults()))) {
      JobRun run = lab.upgrade(options -> options);

      Assignment assignment = lab.only(run);
      TABLE.add(
          "| %s | %s | %s | %s | %d | %s |"
              .formatted(
                  row.name(),
                  assignment.status(),
                  assignment.state(),
                  assignment.failure().map(reason -> reason.effect().name()).orElse("-"),
                  lab.device().rebootCount(),
                  assignment.failure().map(FailureReason::text).orElse("-")));
      String story = assignment + "\n" + lab.transcript(run);
      assertThat(assignment.state()).as(story).isEqualTo(row.state());
      assertThat(lab.device().rebootCount()).as(story).isEqualTo(row.reboots());
      if (row.state() == AssignmentState.SUCCESS) {
        assertThat(lab.device().runningVersion()).isEqualTo(FleetLab.NEW_VERSION);
      } else {
        FailureReason why = assignment.failure().orElseThrow();
        assertThat(why.text()).as(story).contains(row.reason());
        assertThat(why.effect()).as(story).isEqualTo(effect(row.state()));
      }
      if (row.state() == AssignmentState.ROLLED_BACK) {
        assertThat(lab.device().savedBootVariables().toString()).doesNotContain("150-2.SE11");
      }
    }
  }
}
