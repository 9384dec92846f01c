package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process may end at any instant: after every single write to the store, one run for each. */
class CrashTest {
  @ParameterizedTest
  @EnumSource
  void endsTheSameWayWhereverTheProcessDied(FakeFault fault) {
    VirtualRun undisturbed = new VirtualRun();
    FakeDevice device = undisturbed.network.add("sw-1", fault);
    JobRun run = undisturbed.upgrade(UnaryOperator.identity());
    AssignmentState expected = undisturbed.assignment(run, device).state();

    List<String> wrong = new ArrayList<>();
    int deaths = 0;
    while (true) {
      Outcome outcome = dieAfterWrite(deaths, fault);
      if (!outcome.died()) {
        break;
      }
      deaths++;
      if (outcome.state() != expected || outcome.reboots() > 1) {
        wrong.add("after write " + deaths + ": " + outcome);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(deaths).as("writes that were tried").isGreaterThan(2);
  }

  private static Outcome dieAfterWrite(int writes, FakeFault fault) {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1", fault);
    MortalJobStore mortal = new MortalJobStore(lab.jobs, writes);
    lab.jobs = mortal;
    VirtualTime time = lab.time;
    JobRun run;
    UpgradeEngine first = lab.engine(time);
    first.start();
    UpgradeRequest request =
        UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids())
            .withOptions(UpgradeOptions.DEFAULT);
    run = first.submit(request);
    boolean died = lab.runThroughDeath(mortal);
    Assignment end = lab.assignment(run, device);
    return new Outcome(died, end.state(), device.reboots(), end.note());
  }

  private record Outcome(boolean died, AssignmentState state, int reboots, String note) {}
}
