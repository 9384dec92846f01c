package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.AssignmentStatus;
import io.swim.job.JobRun;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a device with each fault: state, effect, reboots, and a reason that names it. */
class FaultTableTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNREACHABLE                | FAILED         | NONE    | 0 | no SNMP answer
          SSH_REFUSED                | SUCCESS        | -       | 1 | -
          CLI_REFUSED                | SKIPPED        | NONE    | 0 | refused the login
          TRANSFER_BREAKS_ONCE       | SUCCESS        | -       | 1 | -
          TRANSFER_BREAKS            | FAILED         | NONE    | 0 | broke
          COPY_GOES_ON_UNSEEN        | SUCCESS        | -       | 1 | -
          CORRUPTS_FILE              | FAILED         | NONE    | 0 | is not the image
          FLASH_FULL                 | SKIPPED        | NONE    | 0 | needs 16777216 bytes
          BOOT_LIST_REFUSED          | ROLLED_BACK    | NONE    | 0 | refused the boot list
          BOOTS_BY_HAND              | FAILED         | NONE    | 0 | boot by hand
          BOOT_LIST_SET_THEN_DROPPED | SUCCESS        | -       | 1 | -
          SNMP_SILENT                | SUCCESS        | -       | 1 | -
          GOES_DOWN_BEFORE_THE_ORDER | SUCCESS        | -       | 1 | -
          CRASHES_ONCE_BOOT_LIST_IS_SET | SUCCESS     | -       | 1 | -
          RELOAD_REFUSED             | ROLLED_BACK    | APPLIED | 0 | refused the reload
          RELOAD_LOST_ONCE           | SUCCESS        | -       | 1 | -
          RELOAD_TAKEN_THEN_DROPPED  | SUCCESS        | -       | 1 | -
          NEVER_GOES_DOWN            | NOT_VERIFIED   | UNKNOWN | 0 | no reboot happened
          BOOTS_OLD_IMAGE            | ROLLED_BACK    | APPLIED | 1 | runs 1.0
          NEVER_COMES_BACK           | NOT_VERIFIED   | UNKNOWN | 1 | no SNMP answer
          COMES_BACK_LATE            | SUCCESS        | -       | 1 | -
          OTHER_DEVICE_ANSWERS       | NOT_VERIFIED   | UNKNOWN | 1 | another device answers
          """)
  void endsAs(FakeFault fault, AssignmentState state, String effect, int reboots, String reason) {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1", fault);

    JobRun run = lab.upgrade(UnaryOperator.identity());

    Assignment assignment = lab.assignment(run, device);
    assertThat(assignment.state()).as("%s", assignment).isEqualTo(state);
    assertThat(device.reboots()).isEqualTo(reboots);
    if (state == AssignmentState.SUCCESS) {
      assertThat(device.version()).isEqualTo("2.0");
      assertThat(assignment.toVersion()).contains("2.0");
      assertThat(assignment.failure()).isEmpty();
    } else if (!reason.equals("-")) {
      assertThat(assignment.failure().orElseThrow().message()).contains(reason);
      assertThat(assignment.failure().orElseThrow().effect())
          .isEqualTo(DeviceEffect.valueOf(effect));
    }
    if (state == AssignmentState.ROLLED_BACK) {
      assertThat(device.bootList()).containsExactly("flash:fake-1.0.bin");
    }
  }

  @Test
  void entriesOfFilesThatAreGoneLeaveTheBootListAndAllOthersStay() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1");
    List<String> before =
        List.of("flash:gone.bin", "flash:fake-1.0.bin", "tftp x 10.0.0.1", "slot0:y.bin", "rom");
    device.bootList(before);

    JobRun run = lab.upgrade(UnaryOperator.identity());

    assertThat(lab.assignment(run, device).status()).isEqualTo(AssignmentStatus.SUCCESS);
    assertThat(device.bootList())
        .containsExactly(
            "flash:fake-2.0.bin", "flash:fake-1.0.bin", "tftp x 10.0.0.1", "slot0:y.bin", "rom");
  }

  @Test
  void aRollBackPutsBackWhatWasThereToTheLetter() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_REFUSED);
    List<String> before = List.of("flash:gone.bin", "flash:fake-1.0.bin", "tftp x 10.0.0.1");
    device.bootList(before);

    JobRun run = lab.upgrade(UnaryOperator.identity());

    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(device.bootList()).isEqualTo(before);
  }

  @Test
  void healthyDeviceBootsTheNewImageAndKeepsTheOldOneAsSecondChoice() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1");

    JobRun run = lab.upgrade(UnaryOperator.identity());

    assertThat(lab.assignment(run, device).status()).isEqualTo(AssignmentStatus.SUCCESS);
    assertThat(device.bootList()).containsExactly("flash:fake-2.0.bin", "flash:fake-1.0.bin");
    assertThat(device.reboots()).isEqualTo(1);
  }
}
