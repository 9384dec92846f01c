package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.FactsReport;
import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.device.DeviceFacts;
import io.swim.event.EngineEvent;
import io.swim.event.EngineListener;
import io.swim.fault.DriverException;
import io.swim.fault.ErrorCode;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.job.AssignmentId;
import io.swim.job.JobRun;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeRequest;
import io.swim.job.ValidationReport;
import io.swim.spi.FactsDriver;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a host application may do with an engine, from several threads, at bad moments. */
@Timeout(60)
class HostTest {
  private final VirtualRun lab = new VirtualRun();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private UpgradeRequest request() {
    return UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids());
  }

  @Test
  void aListenerMayWaitForAnotherThreadThatCallsTheEngine() {
    lab.network.add("sw-1");
    lab.network.add("sw-2");
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.addListener(
          event -> {
            if (event instanceof EngineEvent.RunChanged changed) {
              CompletableFuture.runAsync(
                      () -> engine.stop(changed.run().id(), "called off"), threads)
                  .join();
            }
          });
      engine.start();
      JobRun run = engine.submit(request());
      lab.time.run();

      assertThat(engine.run(run.id()).orElseThrow().stop()).contains("called off");
      assertThat(engine.run(run.id()).orElseThrow().status().isFinal()).isTrue();
    }
  }

  @Test
  void aListenerThatIsRemovedIsToldNothingMore() {
    lab.network.add("sw-1");
    List<EngineEvent> told = new ArrayList<>();
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      EngineListener[] self = new EngineListener[1];
      self[0] =
          event -> {
            told.add(event);
            engine.removeListener(self[0]);
          };
      engine.addListener(self[0]);
      engine.start();
      engine.submit(request());
      lab.time.run();
    }
    assertThat(told).hasSize(1);
  }

  @Test
  void whoWaitsForARunIsToldWhenTheEngineIsClosed() throws Exception {
    lab.network.add("sw-1");
    UpgradeEngine engine = lab.engine(lab.time);
    engine.start();
    JobRun run = engine.submit(request());
    Future<JobRun> waiting = threads.submit(() -> engine.await(run.id(), Duration.ofHours(1)));

    engine.close();

    assertThatThrownBy(waiting::get)
        .hasCauseInstanceOf(SwimException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aJobThatHasEndedCanBeDeletedAndOneThatHasNotCanNot() {
    FakeDevice device = lab.network.add("sw-1");
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun run = engine.submit(request());
      assertThatThrownBy(() -> engine.delete(run.job()))
          .isInstanceOfSatisfying(
              SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
          .hasMessageContaining(run.id().toString());
      lab.time.run();
      AssignmentId assignment = new AssignmentId(run.id(), device.id());
      assertThat(engine.transcript(assignment)).isNotEmpty();

      engine.delete(run.job());

      assertThat(engine.job(run.job())).isEmpty();
      assertThat(engine.run(run.id())).isEmpty();
      assertThat(engine.transcript(assignment)).isEmpty();
      JobRun next = engine.submit(request());
      lab.time.run();
      assertThat(next.id()).isNotEqualTo(run.id());
      assertThat(engine.run(next.id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCESS);
    }
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aDefectWithOneDeviceKeepsNoOtherFromBeingRead() throws InterruptedException {
    FakeDevice wrong = lab.network.add("sw-1");
    FakeDevice healthy = lab.network.add("sw-2");
    lab.settings = builder -> builder.register(new BrokenFacts(lab.network, wrong));
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      List<FactsReport> reports = engine.facts(lab.network.ids());
      List<ValidationReport> judged = engine.validate(request());

      assertThat(reports).extracting(FactsReport::device).containsExactly(wrong.id(), healthy.id());
      assertThat(reports.get(0).failure().orElseThrow().kind()).isEqualTo(FailureKind.INTERNAL);
      assertThat(reports.get(0).failure().orElseThrow().message()).contains("driver is wrong");
      assertThat(reports.get(1).facts().orElseThrow().version()).contains("1.0");
      assertThat(judged.get(0).findings().get(0).message()).contains("driver is wrong");
      assertThat(judged.get(1).facts()).isPresent();
    }
  }

  @Test
  void whoReadsDevicesCanBeInterrupted() throws Exception {
    FakeDevice silent = lab.network.add("sw-1");
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    lab.settings = builder -> builder.register(new EndlessFacts(lab.network, reading, ended));
    lab.executor = threads;
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      Future<?> caller = threads.submit(() -> engine.facts(List.of(silent.id())));
      reading.await();

      caller.cancel(true);

      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private record BrokenFacts(FakeNetwork network, FakeDevice wrong)
      implements FactsDriver, WrongPart {
    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SNMP);
    }

    @Override
    public DeviceFacts facts(Access access, StepContext context)
        throws DriverException, InterruptedException {
      if (context.device().id().equals(wrong.id())) {
        throw new IllegalStateException("driver is wrong");
      }
      return new FakeDrivers.Facts(network).facts(access, context);
    }
  }

  private record EndlessFacts(FakeNetwork network, CountDownLatch reading, CountDownLatch ended)
      implements FactsDriver, WrongPart {
    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SNMP);
    }

    @Override
    public DeviceFacts facts(Access access, StepContext context) throws InterruptedException {
      reading.countDown();
      try {
        new CountDownLatch(1).await();
        throw new IllegalStateException("nobody counts that down");
      } finally {
        ended.countDown();
      }
    }
  }
}
