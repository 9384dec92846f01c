package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.job.AssignmentId;
import io.swim.job.RunId;
import io.swim.spi.Dispatcher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Dispatcher} must do. It is asked by the clock of the system, and may call more
 * often than it is asked to.
 */
@Timeout(120)
public abstract class DispatcherContract {
  /** Clocks and timers are not of one mind. */
  private static final Duration EARLY = Duration.ofMillis(20);

  private static final Duration SOON = Duration.ofMillis(200);
  private static final int IDS_OF_A_THREAD = 50;

  private final Clock clock = Clock.systemUTC();
  private final List<Dispatcher> made = new ArrayList<>();
  private final List<AssignmentId> called = new CopyOnWriteArrayList<>();

  /**
   * A new one that goes by {@link Clock#systemUTC()}, has not begun and has nothing to do; closed
   * after the test.
   */
  protected abstract Dispatcher newDispatcher() throws Exception;

  private Dispatcher make() throws Exception {
    Dispatcher dispatcher = newDispatcher();
    made.add(dispatcher);
    return dispatcher;
  }

  @AfterEach
  final void closeDispatchers() {
    made.forEach(Dispatcher::close);
  }

  private static AssignmentId id(int number) {
    return new AssignmentId(new RunId("run"), new DeviceId("sw-" + number));
  }

  @Test
  void whatIsScheduledBeforeTheStartIsKept() throws Exception {
    Dispatcher dispatcher = make();
    dispatcher.schedule(id(1), clock.instant());
    dispatcher.schedule(id(2), clock.instant().minusSeconds(3600));
    assertThat(called).isEmpty();

    dispatcher.start(called::add);

    Patience.until("both were called", () -> called.containsAll(List.of(id(1), id(2))));
    assertThat(called).containsOnly(id(1), id(2));
  }

  @Test
  void nothingIsCalledBeforeItIsDue() throws Exception {
    Dispatcher dispatcher = make();
    List<Instant> at = new CopyOnWriteArrayList<>();
    dispatcher.start(id -> at.add(clock.instant()));
    Instant due = clock.instant().plus(SOON);

    dispatcher.schedule(id(1), due);

    Patience.until("it was called", () -> !at.isEmpty());
    assertThat(at.get(0)).isAfterOrEqualTo(due.minus(EARLY));
  }

  @Test
  void whatIsDueInAHundredYearsHoldsNothingUp() throws Exception {
    Dispatcher dispatcher = make();
    dispatcher.start(called::add);

    dispatcher.schedule(id(1), clock.instant().plus(Duration.ofDays(36_525)));
    dispatcher.schedule(id(2), clock.instant());

    Patience.until("the second was called", () -> !called.isEmpty());
    assertThat(called).containsOnly(id(2));
  }

  @Test
  void aStepMayScheduleItsOwnNext() throws Exception {
    Dispatcher dispatcher = make();
    dispatcher.start(
        id -> {
          called.add(id);
          if (called.size() < 3) {
            dispatcher.schedule(id, clock.instant());
          }
        });

    dispatcher.schedule(id(1), clock.instant());

    Patience.until("it was called three times", () -> called.size() >= 3);
    assertThat(called).containsOnly(id(1));
  }

  @Test
  void whatIsScheduledAgainEarlierIsCalledEarlier() throws Exception {
    Dispatcher dispatcher = make();
    dispatcher.start(called::add);
    dispatcher.schedule(id(1), clock.instant().plusSeconds(3600));

    dispatcher.schedule(id(1), clock.instant());

    Patience.until("it was called", () -> !called.isEmpty());
    assertThat(called).containsOnly(id(1));
  }

  @Test
  void manyThreadsMayScheduleAtOnce() throws Exception {
    Dispatcher dispatcher = make();
    dispatcher.start(called::add);
    Set<AssignmentId> all = new HashSet<>();
    for (int i = 0; i < Race.THREADS * IDS_OF_A_THREAD; i++) {
      all.add(id(i));
    }

    Race.of(
        thread -> {
          for (int i = 0; i < IDS_OF_A_THREAD; i++) {
            dispatcher.schedule(id(thread * IDS_OF_A_THREAD + i), clock.instant());
          }
          return thread;
        });

    Patience.until("all were called", () -> new HashSet<>(called).containsAll(all));
    assertThat(all).containsAll(called);
  }

  @Test
  void closingWaitsForWhatIsUnderWay() throws Exception {
    Dispatcher dispatcher = make();
    CountDownLatch begun = new CountDownLatch(1);
    dispatcher.start(
        id -> {
          begun.countDown();
          Patience.work(SOON);
          called.add(id);
        });
    dispatcher.schedule(id(1), clock.instant());
    begun.await();

    dispatcher.close();

    assertThat(called).containsExactly(id(1));
  }

  @Test
  void aStepMayCloseIt() throws Exception {
    Dispatcher dispatcher = make();
    dispatcher.start(
        id -> {
          dispatcher.close();
          called.add(id);
        });

    dispatcher.schedule(id(1), clock.instant());

    Patience.until("it was closed", () -> !called.isEmpty());
    assertThat(called).containsOnly(id(1));
  }

  @Test
  void whenClosedItCallsNoMore() throws Exception {
    Dispatcher dispatcher = make();
    dispatcher.start(called::add);
    Instant due = clock.instant().plus(SOON);
    dispatcher.schedule(id(1), due);

    dispatcher.close();
    dispatcher.close();
    dispatcher.schedule(id(2), clock.instant());

    CountDownLatch later = new CountDownLatch(1);
    Dispatcher other = make();
    other.start(id -> later.countDown());
    other.schedule(id(3), due.plus(SOON));
    later.await();
    assertThat(called).isEmpty();
  }
}
