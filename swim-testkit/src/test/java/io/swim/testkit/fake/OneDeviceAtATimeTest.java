package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.JobRun;
import io.swim.job.Passage;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeRequest;
import io.swim.store.InMemoryPermitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A device belongs to one run at a time, and a server has so many places. */
class OneDeviceAtATimeTest {
  private final VirtualRun lab = new VirtualRun();

  private UpgradeRequest request(String key) {
    return UpgradeRequest.of(key, VirtualRun.IMAGE.id(), lab.network.ids());
  }

  private static Instant begun(Assignment assignment) {
    return assignment.passages().stream()
        .filter(passage -> passage.state() != AssignmentState.PENDING)
        .map(Passage::enteredAt)
        .findFirst()
        .orElseThrow();
  }

  private static void neverOverlapped(VirtualRun lab, JobRun one, JobRun other, FakeDevice device) {
    Assignment first = lab.assignment(one, device);
    Assignment second = lab.assignment(other, device);
    assertThat(first.state().isTerminal()).as("%s", first).isTrue();
    assertThat(second.state().isTerminal()).as("%s", second).isTrue();
    boolean apart =
        !begun(second).isBefore(first.enteredAt()) || !begun(first).isBefore(second.enteredAt());
    assertThat(apart).as("%s%n%s", first.passages(), second.passages()).isTrue();
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void twoRunsNeverWorkOnOneDeviceAtOnce() {
    List<FakeDevice> devices = lab.network.addMany(10);
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun first = engine.submit(request("first"));
      JobRun second = engine.submit(request("second"));
      lab.time.run();

      devices.forEach(device -> neverOverlapped(lab, first, second, device));
      assertThat(engine.run(second.id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCESS);
    }
  }

  @Test
  void norWhenTheProcessDiedWhileOneHadIt() {
    int deaths = 0;
    while (true) {
      VirtualRun each = new VirtualRun();
      FakeDevice device = each.network.add("sw-1");
      MortalJobStore mortal = new MortalJobStore(each.jobs, deaths);
      each.jobs = mortal;
      UpgradeEngine engine = each.engine(each.time);
      engine.start();
      UpgradeRequest request =
          UpgradeRequest.of("first", VirtualRun.IMAGE.id(), each.network.ids());
      JobRun first = engine.submit(request);
      JobRun second =
          engine.submit(UpgradeRequest.of("second", VirtualRun.IMAGE.id(), each.network.ids()));
      boolean died = each.runThroughDeath(mortal);

      neverOverlapped(each, first, second, device);
      if (!died) {
        break;
      }
      deaths++;
    }
    assertThat(deaths).isGreaterThan(20);
  }

  @Test
  void aDeviceIsFreeAgainWhereverTheProcessDied() {
    int deaths = 0;
    while (true) {
      VirtualRun each = new VirtualRun();
      InMemoryPermitStore durable = new InMemoryPermitStore();
      each.settings = builder -> builder.permitStore(durable);
      each.network.add("sw-1", FakeFault.TRANSFER_BREAKS);
      MortalJobStore mortal = new MortalJobStore(each.jobs, deaths);
      each.jobs = mortal;
      UpgradeEngine engine = each.engine(each.time);
      engine.start();
      engine.submit(UpgradeRequest.of("first", VirtualRun.IMAGE.id(), each.network.ids()));
      boolean died = each.runThroughDeath(mortal);

      VirtualTime later = new VirtualTime(each.time.clock().instant());
      each.time.handOver(later);
      try (UpgradeEngine next = each.engine(later)) {
        next.start();
        JobRun run =
            next.submit(UpgradeRequest.of("next", VirtualRun.IMAGE.id(), each.network.ids()));
        // A device that stays locked would be waited for without end.
        later.runUntil(later.clock().instant().plus(Duration.ofDays(1)));
        assertThat(next.run(run.id()).orElseThrow().status())
            .as("after death at write %s", deaths)
            .isEqualTo(RunStatus.FAILED);
      }
      if (!died) {
        break;
      }
      deaths++;
    }
    assertThat(deaths).isGreaterThan(10);
  }

  @Test
  void aServerNeverServesMoreDevicesThanItHasPlaces() {
    lab.settings = builder -> builder.transfersPerServer(2);
    List<FakeDevice> devices = lab.network.addMany(10);

    JobRun run = lab.upgrade(UnaryOperator.identity());

    List<Attempt> transfers = new ArrayList<>();
    for (FakeDevice device : devices) {
      lab.assignment(run, device).attempts().stream()
          .filter(attempt -> attempt.state() == AssignmentState.DISTRIBUTING)
          .forEach(transfers::add);
    }
    assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(transfers).hasSize(10);
    assertThat(transfers).allSatisfy(each -> assertThat(atOnce(transfers, each)).isBetween(1L, 2L));
    assertThat(transfers).anySatisfy(each -> assertThat(atOnce(transfers, each)).isEqualTo(2));
  }

  /** How many transfers were under way when that one began. */
  private static long atOnce(List<Attempt> all, Attempt begun) {
    return all.stream()
        .filter(each -> !each.startedAt().isAfter(begun.startedAt()))
        .filter(each -> each.startedAt().plus(each.duration()).isAfter(begun.startedAt()))
        .count();
  }
}
