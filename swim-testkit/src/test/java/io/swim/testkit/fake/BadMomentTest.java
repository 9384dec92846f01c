package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.event.EngineEvent;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.RunId;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeJob;
import io.swim.job.UpgradeRequest;
import io.swim.spi.JobStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A stop, a failing store, a second call at just the wrong moment: no run is left without an end.
 */
@Timeout(60)
class BadMomentTest {
  private final VirtualRun lab = new VirtualRun();
  private final FakeDevice device = lab.network.add("sw-1");

  private UpgradeRequest request() {
    return UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids());
  }

  /** Does something once, when it is asked for assignments. */
  private static final class Hooked extends StoreProxy {
    private final AtomicBoolean done = new AtomicBoolean();
    private Runnable once = () -> {};

    Hooked(JobStore store) {
      super(store);
    }

    @Override
    public List<Assignment> assignments(RunId run, Optional<AssignmentId> after, int limit) {
      List<Assignment> all = super.assignments(run, after, limit);
      if (done.compareAndSet(false, true)) {
        once.run();
      }
      return all;
    }
  }

  @Test
  void aStopWhileTheEngineStartsIsObeyed() {
    Hooked store = new Hooked(lab.jobs);
    lab.jobs = store;
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      JobRun run = engine.submit(request());
      store.once = () -> engine.stop(run.id(), "called off");
      engine.start();
      lab.time.run();

      assertThat(engine.run(run.id()).orElseThrow().status()).isEqualTo(RunStatus.ABORTED);
    }
    assertThat(device.files()).hasSize(1);
  }

  @Test
  void aRequestWhoseAnswerGotLostIsConductedWhenItIsSubmittedAgain() {
    JobStore real = lab.jobs;
    AtomicBoolean failed = new AtomicBoolean();
    lab.jobs =
        new StoreProxy(real) {
          @Override
          public UpgradeJob create(UpgradeJob job, JobRun run, List<Assignment> assignments) {
            UpgradeJob created = super.create(job, run, assignments);
            if (failed.compareAndSet(false, true)) {
              throw new IllegalStateException("the connection is lost");
            }
            return created;
          }
        };
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      assertThatThrownBy(() -> engine.submit(request())).hasMessageContaining("connection is lost");

      JobRun run = engine.submit(request());
      lab.time.run();

      assertThat(engine.run(run.id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCESS);
    }
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aStartThatFailsHalfWayCanBeRepeated() {
    AtomicBoolean failing = new AtomicBoolean();
    lab.jobs =
        new StoreProxy(lab.jobs) {
          @Override
          public boolean replace(JobRun next) {
            if (failing.compareAndSet(true, false)) {
              throw new IllegalStateException("the connection is lost");
            }
            return super.replace(next);
          }
        };
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      JobRun run = engine.submit(request());
      engine.stop(run.id(), "called off");
      failing.set(true);
      assertThatThrownBy(engine::start).hasMessageContaining("connection is lost");

      engine.start();
      lab.time.run();

      assertThat(engine.run(run.id()).orElseThrow().status()).isEqualTo(RunStatus.ABORTED);
    }
  }

  @Test
  void anEngineThatWasClosedStartsNothing() {
    UpgradeEngine engine = lab.engine(lab.time);
    engine.close();

    assertThatThrownBy(engine::start)
        .isInstanceOfSatisfying(
            SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
  }

  @Test
  void aListenerWithADefectChangesNothing() {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.addListener(
          event -> {
            throw new NoClassDefFoundError("metrics/Registry");
          });
      engine.start();
      JobRun run = engine.submit(request());
      lab.time.run();

      assertThat(engine.run(run.id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCESS);
    }
  }

  @Test
  void whoHoldsWhatTheStoreNeedsMayCloseTheEngineWhileOthersWait() throws Exception {
    ReentrantLock connection = new ReentrantLock();
    CountDownLatch asked = new CountDownLatch(1);
    AtomicBoolean waiting = new AtomicBoolean();
    lab.jobs =
        new StoreProxy(lab.jobs) {
          @Override
          public Optional<JobRun> run(RunId id) {
            if (waiting.get()) {
              asked.countDown();
            }
            connection.lock();
            try {
              return super.run(id);
            } finally {
              connection.unlock();
            }
          }
        };
    ExecutorService thread = Executors.newSingleThreadExecutor();
    UpgradeEngine engine = lab.engine(lab.time);
    engine.start();
    JobRun run = engine.submit(request());
    connection.lock();
    try {
      waiting.set(true);
      Future<JobRun> awaiting =
          thread.submit(() -> engine.await(run.id(), Duration.ofSeconds(Long.MAX_VALUE)));
      asked.await();
      engine.close();
      connection.unlock();
      assertThatThrownBy(awaiting::get).hasMessageContaining("closed");
    } finally {
      thread.shutdownNow();
      assertThat(thread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aPlaceOfTheServerIsFreeWhenTheHostForgetsTheDeviceThatHadIt() {
    FakeDevice other = lab.network.add("sw-2");
    AtomicBoolean forgotten = new AtomicBoolean();
    lab.settings = builder -> builder.transfersPerServer(1);
    lab.lastWord =
        builder ->
            builder
                .transfersPerServer(1)
                .devices(
                    id ->
                        forgotten.get() && id.equals(device.id())
                            ? Optional.empty()
                            : lab.network.find(id));
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed
                && changed.assignment().state() == AssignmentState.DISTRIBUTING
                && changed.assignment().id().device().equals(device.id())) {
              lab.time.schedule(changed.assignment().id(), lab.time.clock().instant());
              forgotten.set(true);
            }
          });
      engine.start();
      JobRun run = engine.submit(request());
      lab.time.run();

      assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(lab.assignment(run, other).state()).isEqualTo(AssignmentState.SUCCESS);
    }
  }
}
