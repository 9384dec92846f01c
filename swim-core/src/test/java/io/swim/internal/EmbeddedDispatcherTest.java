package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.Uninterruptibles;
import io.swim.device.DeviceId;
import io.swim.job.AssignmentId;
import io.swim.job.RunId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmbeddedDispatcherTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final EmbeddedDispatcher dispatcher = new EmbeddedDispatcher(CLOCK, pool);
  private final List<AssignmentId> called = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    dispatcher.close();
    pool.shutdownNow();
  }

  private static AssignmentId id(int number) {
    return new AssignmentId(new RunId("run"), new DeviceId("sw-" + number));
  }

  @Test
  void whatIsScheduledBeforeTheStartIsKept() {
    dispatcher.schedule(id(1), CLOCK.instant());
    dispatcher.schedule(id(2), CLOCK.instant().minusSeconds(3600));
    assertThat(called).isEmpty();

    dispatcher.start(called::add);

    await().until(() -> called.size() == 2);
    assertThat(called).containsExactlyInAnyOrder(id(1), id(2));
  }

  @Test
  void nothingIsCalledBeforeItIsDue() {
    List<Instant> at = new CopyOnWriteArrayList<>();
    dispatcher.start(id -> at.add(CLOCK.instant()));
    Instant due = CLOCK.instant().plusMillis(100);

    dispatcher.schedule(id(1), due);

    await().until(() -> at.size() == 1);
    assertThat(at.get(0)).isAfterOrEqualTo(due.minusMillis(5));
  }

  @Test
  void closingWaitsForWhatIsUnderWay() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    dispatcher.start(
        id -> {
          begun.countDown();
          Uninterruptibles.awaitUninterruptibly(goOn);
          called.add(id);
        });
    dispatcher.schedule(id(1), CLOCK.instant());
    begun.await();

    Thread closing = new Thread(dispatcher::close);
    closing.start();
    await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    assertThat(called).isEmpty();
    goOn.countDown();

    closing.join();
    assertThat(called).containsExactly(id(1));
  }

  @Test
  void closingInterruptsWhatIsUnderWayAndNothingElseOfTheHostsPool() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    dispatcher.start(
        id -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            called.add(id);
            Thread.currentThread().interrupt();
          }
        });
    dispatcher.schedule(id(1), CLOCK.instant());
    begun.await();

    dispatcher.close();

    assertThat(called).containsExactly(id(1));
    assertThat(pool.submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
  }

  @Test
  void afterClosingNothingIsCalled() {
    dispatcher.start(called::add);
    dispatcher.schedule(id(1), CLOCK.instant().plusSeconds(3600));

    dispatcher.close();
    dispatcher.schedule(id(2), CLOCK.instant());
    dispatcher.close();

    assertThat(called).isEmpty();
  }

  @Test
  void aStepMayCloseIt() {
    dispatcher.start(
        id -> {
          dispatcher.close();
          called.add(id);
        });

    dispatcher.schedule(id(1), CLOCK.instant());

    await().until(() -> called.size() == 1);
  }

  @Test
  void whatFindsNoThreadIsCalledLater() {
    AtomicInteger tries = new AtomicInteger();
    EmbeddedDispatcher busy =
        new EmbeddedDispatcher(
            CLOCK,
            task -> {
              if (tries.incrementAndGet() == 1) {
                throw new RejectedExecutionException("all threads are busy");
              }
              pool.execute(task);
            });
    busy.start(called::add);

    busy.schedule(id(1), CLOCK.instant());

    await().until(() -> called.size() == 1);
    assertThat(tries).hasValue(2);
    busy.close();
  }

  @Test
  void closingEndsThoughNoThreadIsLeft() {
    CountDownLatch rejected = new CountDownLatch(1);
    EmbeddedDispatcher ended =
        new EmbeddedDispatcher(
            CLOCK,
            task -> {
              rejected.countDown();
              throw new RejectedExecutionException("shut down");
            });
    ended.start(called::add);
    ended.schedule(id(1), CLOCK.instant());

    await().until(() -> rejected.getCount() == 0);
    ended.close();

    assertThat(called).isEmpty();
  }
}
