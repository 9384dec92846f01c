package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.AssignmentStatus;
import io.swim.job.JobRun;
import io.swim.job.OnError;
import io.swim.job.RunStatus;
import io.swim.job.TranscriptEntry;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.spi.JobStore;
import io.swim.spi.TranscriptStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The host's stores fail for a while: at every single call that is made of them. */
class StoreTroubleTest {
  private static final int FAILING_CALLS = 3;

  enum Moment {
    BEFORE_THE_STORE_ACTED,
    AFTER_THE_STORE_ACTED
  }

  private static final class FailingStore extends StoreProxy {
    private final int from;
    private final int failures;
    private final Moment moment;

    FailingStore(JobStore store, int from, int failures, Moment moment) {
      super(store);
      this.from = from;
      this.failures = failures;
      this.moment = moment;
    }

    @Override
    void before(int call) {
      fail(call, Moment.BEFORE_THE_STORE_ACTED);
    }

    @Override
    void after(int call) {
      fail(call, Moment.AFTER_THE_STORE_ACTED);
    }

    private void fail(int call, Moment now) {
      if (now == moment && call >= from && call < from + failures) {
        throw new IllegalStateException("the database is away, call " + call);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoreThatFailsForAWhileCostsTimeAndNothingElse(Moment moment) {
    List<String> wrong = new ArrayList<>();
    int from = 0;
    for (int calls = 1; from < calls; from++) {
      VirtualRun lab = new VirtualRun();
      FakeDevice device = lab.network.add("sw-1");
      FailingStore store = new FailingStore(lab.jobs, from, FAILING_CALLS, moment);
      lab.jobs = store;

      JobRun run = lab.upgradeArmed(store, UpgradeOptions.DEFAULT);

      Assignment end = lab.assignment(run, device);
      if (end.state() != AssignmentState.SUCCESS
          || device.reboots() != 1
          || device.reloadOrders() != 1
          || run.status() != RunStatus.SUCCESS) {
        wrong.add(from + ": " + end.state() + ", " + device.reboots() + " reboots, " + run);
      }
      calls = store.calls();
    }
    assertThat(wrong).isEmpty();
    assertThat(from).as("calls that were tried").isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource
  void aRunThatStopsOnErrorStopsThoughTheStoreFails(Moment moment) {
    List<String> wrong = new ArrayList<>();
    int from = 0;
    for (int calls = 1; from < calls; from++) {
      VirtualRun lab = new VirtualRun();
      FakeDevice bad = lab.network.add("sw-1", FakeFault.TRANSFER_BREAKS);
      FakeDevice second = lab.network.add("sw-2");
      FakeDevice third = lab.network.add("sw-3");
      FailingStore store = new FailingStore(lab.jobs, from, FAILING_CALLS, moment);
      lab.jobs = store;

      JobRun run =
          lab.upgradeArmed(store, UpgradeOptions.DEFAULT.withParallel(1).withOnError(OnError.STOP));

      boolean right =
          run.status() == RunStatus.FAILED
              && run.stop().orElse("").contains("sw-1 ended as FAILED")
              && lab.assignment(run, bad).status() == AssignmentStatus.FAILED
              && lab.assignment(run, second).status() == AssignmentStatus.ABORTED
              && lab.assignment(run, third).status() == AssignmentStatus.ABORTED;
      if (!right) {
        wrong.add(from + ": " + run + " " + lab.assignment(run, second).state());
      }
      calls = store.calls();
    }
    assertThat(wrong).isEmpty();
    assertThat(from).as("calls that were tried").isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource
  void aSubmitThatFailedIsTakenUpWhenItIsRepeated(Moment moment) {
    List<String> wrong = new ArrayList<>();
    int from = 0;
    for (boolean failed = true; failed; from++) {
      VirtualRun lab = new VirtualRun();
      FakeDevice device = lab.network.add("sw-1");
      FailingStore store = new FailingStore(lab.jobs, from, 1, moment);
      lab.jobs = store;
      UpgradeRequest request = UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids());
      try (UpgradeEngine engine = lab.engine(lab.time)) {
        engine.start();
        store.arm();
        try {
          engine.submit(request);
          failed = false;
        } catch (IllegalStateException e) {
          assertThat(e).hasMessageContaining("the database is away");
        }
        store.disarm();

        JobRun run = engine.submit(request);
        lab.time.run();

        RunStatus end = engine.run(run.id()).orElseThrow().status();
        if (end != RunStatus.SUCCESS || device.reboots() != 1) {
          wrong.add(from + ": " + end + ", " + device.reboots() + " reboots");
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(from).as("calls that were tried").isGreaterThan(2);
  }

  @Test
  void aTranscriptThatCanNotBeKeptHoldsNoDevice() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1");
    lab.transcripts =
        new TranscriptStore() {
          @Override
          public void append(AssignmentId id, TranscriptEntry entry) {
            throw new IllegalStateException("the disk is full");
          }

          @Override
          public List<TranscriptEntry> read(AssignmentId id) {
            return List.of();
          }

          @Override
          public void delete(AssignmentId id) {}
        };

    JobRun run = lab.upgrade(options -> options);

    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
  }

  /** At one call, another process changes the assignment. */
  private static final class StolenStore extends StoreProxy {
    private final int at;
    private final FakeDevice device;
    private String seen = "";
    private boolean stolen;

    StolenStore(JobStore store, int at, FakeDevice device) {
      super(store);
      this.at = at;
      this.device = device;
    }

    @Override
    void before(int call) {
      if (call == at) {
        JobRun run = store.unfinishedRuns().get(0);
        Assignment mine = store.assignments(run.id(), java.util.Optional.empty(), 1).get(0);
        stolen = store.replace(mine.toBuilder().note("taken by another process").next());
        seen = look(device);
      }
    }

    @Override
    void after(int call) {}

    static String look(FakeDevice device) {
      return device.files().keySet()
          + " "
          + device.bootList()
          + " "
          + device.reloadOrders()
          + " "
          + device.reboots();
    }
  }

  @Test
  void anAssignmentTakenByAnotherProcessIsLeftAloneAtOnce() {
    List<String> wrong = new ArrayList<>();
    int taken = 0;
    int at = 0;
    for (int calls = 1; at < calls; at++) {
      VirtualRun lab = new VirtualRun();
      FakeDevice device = lab.network.add("sw-1");
      StolenStore store = new StolenStore(lab.jobs, at, device);
      lab.jobs = store;
      try (UpgradeEngine engine = lab.engine(lab.time)) {
        engine.start();
        JobRun run =
            engine.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));
        store.arm();
        lab.time.run();
        store.disarm();

        Assignment end = lab.assignment(run, device);
        // What was read before it was taken, or is read after, is no step of ours that went on.
        boolean entered = end.note().equals("taken by another process");
        if (store.stolen && entered && !store.seen.equals(StolenStore.look(device))) {
          wrong.add(at + ": " + store.seen + " -> " + StolenStore.look(device));
        }
        if (device.reloadOrders() > 1) {
          wrong.add(at + ": " + device.reloadOrders() + " reloads");
        }
        taken += entered ? 1 : 0;
      }
      calls = Math.max(calls, store.calls());
    }
    assertThat(wrong).isEmpty();
    assertThat(taken).as("times that the engine gave up").isGreaterThan(10);
  }
}
