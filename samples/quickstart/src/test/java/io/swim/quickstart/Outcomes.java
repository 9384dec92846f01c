package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.JobRun;
import java.util.List;

/** How the upgrade of the only device of a lab ended. */
final class Outcomes {
  private Outcomes() {}

  /** The attempts to get the image to the device. */
  static List<Attempt> transfers(Assignment end) {
    return end.attempts().stream().filter(each -> each.way().isPresent()).toList();
  }

  /**
   * It runs the new software.
   *
   * @param protocol of the last transfer, such as FTP pushed
   */
  static void assertUpgraded(FleetLab lab, JobRun run, String protocol) {
    Assignment end = lab.only(run);
    assertThat(end.state())
        .as("%s%n%s", end, lab.transcript(run))
        .isEqualTo(AssignmentState.SUCCESS);
    assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
    assertThat(transfers(end)).last().extracting(Attempt::protocol).isEqualTo(protocol);
  }
}
