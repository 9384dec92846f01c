package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.DeviceId;
import io.swim.event.EngineEvent;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.store.InMemoryPermitStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One box under two names: one upgrade at a time, also after a restart, and nothing is kept. */
class TwoNamesTest {
  private final VirtualRun lab = new VirtualRun();

  private static UpgradeRequest request(String key, String... devices) {
    return UpgradeRequest.of(
            key, VirtualRun.IMAGE.id(), List.of(devices).stream().map(DeviceId::new).toList())
        .withOptions(UpgradeOptions.DEFAULT.withParallel(1));
  }

  private AssignmentState state(JobRun run, String device) {
    return lab.jobs
        .assignment(new AssignmentId(run.id(), new DeviceId(device)))
        .map(Assignment::state)
        .orElseThrow();
  }

  @Test
  void theOneThatWaitsGoesOnWaitingAfterARestart() {
    FakeDevice box = lab.network.add("a-name");
    lab.network.alias("b-name", box);
    lab.network.add("gone", FakeFault.UNREACHABLE);
    UpgradeEngine first = lab.engine(lab.time);
    first.addListener(
        event -> {
          if (event instanceof EngineEvent.StateChanged changed
              && changed.assignment().state() == AssignmentState.VERIFYING_IMAGE) {
            first.close();
          }
        });
    first.start();
    JobRun waits = first.submit(request("waits", "gone", "b-name"));
    JobRun works = first.submit(request("works", "a-name"));
    lab.time.run();
    assertThat(state(waits, "b-name")).isEqualTo(AssignmentState.PRECHECK);
    assertThat(state(works, "a-name")).isEqualTo(AssignmentState.VERIFYING_IMAGE);

    VirtualTime later = new VirtualTime(lab.time.clock().instant());
    lab.time.handOver(later);
    try (UpgradeEngine second = lab.engine(later)) {
      second.start();
      later.run();
    }

    assertThat(state(works, "a-name")).isEqualTo(AssignmentState.SUCCESS);
    assertThat(state(waits, "b-name")).isEqualTo(AssignmentState.SKIPPED);
    assertThat(box.reboots()).isEqualTo(1);
    assertThat(box.reloadOrders()).isEqualTo(1);
  }

  @Test
  void aBoxThatWasReplacedWhileItsNameWaitedLeavesNoSerialNumberTaken() {
    InMemoryPermitStore permits = new InMemoryPermitStore();
    lab.settings = builder -> builder.permitStore(permits);
    FakeDevice box = lab.network.add("a-name");
    lab.network.alias("b-name", box);
    lab.network.alias("c-name", box);
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed
                && changed.assignment().id().device().value().equals("a-name")
                && changed.assignment().state().isTerminal()) {
              box.serialNumber("REPLACED");
            }
          });
      engine.start();
      engine.submit(request("works", "a-name"));
      engine.submit(request("waits", "b-name"));
      lab.time.run();
      box.serialNumber("SERIAL-a-name");

      JobRun last = engine.submit(request("last", "c-name"));
      lab.time.run();

      assertThat(state(last, "c-name")).isEqualTo(AssignmentState.SKIPPED);
    }
  }
}
