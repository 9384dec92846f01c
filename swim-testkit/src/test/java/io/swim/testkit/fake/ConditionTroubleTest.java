package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.device.DeviceId;
import io.swim.event.EngineEvent;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Condition;
import io.swim.job.ConditionNote;
import io.swim.job.JobRun;
import io.swim.job.OnError;
import io.swim.job.Passage;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.spi.ConditionStore;
import io.swim.spi.JobStore;
import io.swim.store.InMemoryConditionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The store of conditions fails: no step is done again for that, and what happened is told. */
class ConditionTroubleTest {
  private final VirtualRun lab = new VirtualRun();
  private final ConditionStore store = new InMemoryConditionStore();
  private final List<EngineEvent> told = new ArrayList<>();
  private boolean refusesToWrite;
  private boolean refusesToRead;
  private boolean refusedToRead;

  ConditionTroubleTest() {
    lab.lastWord = builder -> builder.conditionStore(new Failing());
  }

  /** Fails as long as it is told to. */
  private final class Failing implements ConditionStore {
    @Override
    public List<ConditionNote> notes(DeviceId device) {
      fail(refusesToRead);
      return store.notes(device);
    }

    @Override
    public void put(ConditionNote note) {
      fail(refusesToWrite);
      store.put(note);
    }

    private void fail(boolean refuses) {
      if (refuses) {
        throw new IllegalStateException("the disk is full");
      }
    }
  }

  private JobRun run(String key) {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.addListener(told::add);
      engine.start();
      JobRun run = engine.submit(UpgradeRequest.of(key, VirtualRun.IMAGE.id(), lab.network.ids()));
      lab.time.run();
      return engine.run(run.id()).orElseThrow();
    }
  }

  private List<String> comments() {
    return told.stream()
        .filter(EngineEvent.Commented.class::isInstance)
        .map(event -> ((EngineEvent.Commented) event).text())
        .toList();
  }

  private long entered(AssignmentState state) {
    return told.stream()
        .filter(EngineEvent.StateChanged.class::isInstance)
        .filter(event -> ((EngineEvent.StateChanged) event).assignment().state() == state)
        .count();
  }

  @Test
  void aStoreThatRefusesForEverEndsWithWhatTheDeviceDidAndSaysSo() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_COMES_BACK);
    refusesToWrite = true;

    JobRun run = run("job");

    Assignment end = lab.assignment(run, device);
    assertThat(run.status()).isEqualTo(RunStatus.NOT_VERIFIED);
    assertThat(end.state()).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(end.note()).contains("could not be stored", "the disk is full");
    assertThat(comments().get(comments().size() - 1))
        .contains("20 times", "nothing keeps the next job from sw-1");
    assertThat(entered(AssignmentState.NOT_VERIFIED)).isEqualTo(1);
    assertThat(device.reloadOrders()).isEqualTo(1);
    assertThat(store.notes(device.id())).isEmpty();
  }

  @Test
  void anUpgradeThatLeavesNothingEndsThoughTheStoreCanNotBeRead() {
    FakeDevice device = lab.network.add("sw-1");
    lab.jobs =
        new StoreProxy(lab.jobs) {
          @Override
          public boolean replace(Assignment next) {
            refusesToRead = next.state() == AssignmentState.CONFIRMING;
            return super.replace(next);
          }
        };

    JobRun run = run("job");

    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(entered(AssignmentState.CONFIRMING)).isEqualTo(1);
    assertThat(comments())
        .contains("the store of conditions answers again; the device has none to be stored");
    assertThat(lab.assignment(run, device).note()).doesNotContain("could not be stored");
  }

  @Test
  void whatIsStoredInTheEndIsNotNotedAsMissing() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_COMES_BACK);
    lab.jobs =
        new StoreProxy(lab.jobs) {
          @Override
          public boolean replace(Assignment next) {
            refusesToWrite = next.state() == AssignmentState.CONFIRMING || next.retries() == 1;
            return super.replace(next);
          }
        };

    JobRun run = run("job");

    assertThat(run.status()).isEqualTo(RunStatus.NOT_VERIFIED);
    assertThat(lab.assignment(run, device).note()).doesNotContain("could not be stored");
    assertThat(comments())
        .anyMatch(text -> text.contains("could not be stored") && text.contains("the disk is full"))
        .contains("the condition of the device is stored now");
    assertThat(conditionsTold()).containsExactly(Condition.MAINTENANCE);
  }

  @Test
  void aConditionThatCanNotBeReadRightAfterItWasStoredIsToldLater() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_COMES_BACK);
    lab.jobs =
        new StoreProxy(lab.jobs) {
          @Override
          public boolean replace(Assignment next) {
            refusesToRead = next.state() == AssignmentState.NOT_VERIFIED && !refusedToRead;
            refusedToRead |= refusesToRead;
            return super.replace(next);
          }
        };

    JobRun run = run("job");

    assertThat(refusedToRead).isTrue();
    assertThat(run.status()).isEqualTo(RunStatus.NOT_VERIFIED);
    assertThat(entered(AssignmentState.NOT_VERIFIED)).isEqualTo(1);
    assertThat(conditionsTold()).containsExactly(Condition.MAINTENANCE);
    assertThat(store.notes(device.id())).hasSize(1);
  }

  private List<Condition> conditionsTold() {
    return told.stream()
        .filter(EngineEvent.ConditionChanged.class::isInstance)
        .map(event -> ((EngineEvent.ConditionChanged) event).condition().condition())
        .toList();
  }

  /** One fails after several others went well, and each end begins another device. */
  private FakeDevice failsAmongMany() {
    FakeDevice bad = lab.network.add("sw-00", FakeFault.NEVER_COMES_BACK);
    for (int i = 10; i < 60; i++) {
      lab.network.add("sw-" + i);
    }
    return bad;
  }

  private void noneIsBegunAfter(FakeDevice bad, JobRun run) {
    Assignment failed = lab.assignment(run, bad);
    Instant end = failed.enteredAt();
    assertThat(failed.state()).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(lab.jobs.run(run.id()).orElseThrow().stop().orElseThrow())
        .contains("sw-00 ended as NOT_VERIFIED");
    assertThat(lab.jobs.assignments(run.id(), Optional.empty(), 100))
        .flatExtracting(Assignment::passages)
        .filteredOn(passage -> passage.state() == AssignmentState.PRECHECK)
        .hasSizeBetween(5, 45)
        .extracting(Passage::enteredAt)
        .allMatch(begun -> !begun.isAfter(end), "begun by " + end);
  }

  @Test
  void noDeviceIsBegunAfterOneThatFailedThoughItsConditionIsNotStored() {
    FakeDevice bad = failsAmongMany();
    refusesToWrite = true;

    JobRun run = lab.upgrade(options -> options.withParallel(4).withOnError(OnError.STOP));

    noneIsBegunAfter(bad, run);
  }

  @Test
  void noDeviceIsBegunWhenTheProcessDiedBeforeItStoredThatTheRunStops() {
    FakeDevice bad = failsAmongMany();
    JobStore survivor = lab.jobs;
    lab.jobs =
        new StoreProxy(survivor) {
          @Override
          public boolean replace(JobRun next) {
            if (next.stop().isPresent()) {
              throw new MortalJobStore.ProcessDied();
            }
            return super.replace(next);
          }
        };
    UpgradeEngine first = lab.engine(lab.time);
    first.start();
    JobRun run =
        first.submit(
            UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids())
                .withOptions(UpgradeOptions.DEFAULT.withParallel(4).withOnError(OnError.STOP)));
    assertThatThrownBy(lab.time::run).isInstanceOf(MortalJobStore.ProcessDied.class);
    lab.jobs = survivor;

    try (UpgradeEngine second = lab.engine(lab.later())) {
      second.start();
      lab.time.run();
    }

    noneIsBegunAfter(bad, run);
  }

  @Test
  void aStoreThatCanNotBeReadKeepsEveryJobFromTheDeviceUntilItsTimeIsOver() {
    FakeDevice device = lab.network.add("sw-1");
    refusesToRead = true;

    JobRun run = run("job");

    Assignment end = lab.assignment(run, device);
    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(end.attempts()).isEmpty();
    assertThat(device.files()).doesNotContainKey("fake-2.0.bin");
  }

  @Test
  void whatCouldNotBeStoredHoldsTheRunAndIsStoredAfterARestart() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_COMES_BACK);
    refusesToWrite = true;
    UpgradeEngine first = lab.engine(lab.time);
    first.start();
    JobRun run = first.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));
    while (!lab.assignment(run, device).state().isTerminal()) {
      lab.time.runUntil(lab.time.clock().instant().plusSeconds(1));
    }
    assertThat(lab.jobs.run(run.id()).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    refusesToWrite = false;

    try (UpgradeEngine second = lab.engine(lab.later())) {
      second.start();
      lab.time.run();
      assertThat(second.run(run.id()).orElseThrow().status()).isEqualTo(RunStatus.NOT_VERIFIED);
      assertThat(second.condition(device.id()).condition()).isEqualTo(Condition.MAINTENANCE);
    }
    assertThat(device.reloadOrders()).isEqualTo(1);
  }
}
