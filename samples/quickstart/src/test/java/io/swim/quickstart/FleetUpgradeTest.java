package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.job.Assignment;
import io.swim.job.AssignmentStatus;
import io.swim.job.JobRun;
import io.swim.job.RunStatus;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path over real sockets: SNMP, SSH, Telnet, TFTP, and a boot loader that looks. */
class FleetUpgradeTest {
  @TempDir Path folder;

  @Test
  void healthyDeviceRunsTheNewVersionAfterOneReboot() throws Exception {
    try (FleetLab lab = new FleetLab(folder, UnaryOperator.identity())) {
      JobRun run = lab.upgrade(UnaryOperator.identity());

      Assignment assignment = lab.only(run);
      assertThat(assignment.status())
          .as("%s%n%s", assignment, lab.transcript(run))
          .isEqualTo(AssignmentStatus.SUCCESS);
      assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo(FleetLab.NEW_VERSION);
      assertThat(lab.device().rebootCount()).isEqualTo(1);
      assertThat(lab.transcript(run)).doesNotContain("cisco-login", "cisco-enable", "private");
    }
  }
}
