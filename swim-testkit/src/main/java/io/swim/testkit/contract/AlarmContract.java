package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Alarm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Alarm} must do. It is asked by the clock of the system. */
@Timeout(120)
public abstract class AlarmContract {
  /** Clocks and timers are not of one mind. */
  private static final Duration EARLY = Duration.ofMillis(20);

  private static final Duration SOON = Duration.ofMillis(200);
  private static final int TASKS_OF_A_THREAD = 50;

  private final Clock clock = Clock.systemUTC();
  private final List<Alarm> made = new ArrayList<>();
  private final List<String> ran = new CopyOnWriteArrayList<>();

  /** A new one that goes by {@link Clock#systemUTC()}; closed after the test. */
  protected abstract Alarm newAlarm() throws Exception;

  private Alarm make() throws Exception {
    Alarm alarm = newAlarm();
    made.add(alarm);
    return alarm;
  }

  @AfterEach
  final void closeAlarms() {
    made.forEach(Alarm::close);
  }

  /** Until what was due for sure has been run, or never will be. */
  private void waitPast(Instant due) throws Exception {
    CountDownLatch later = new CountDownLatch(1);
    make().at(due.plus(SOON), later::countDown);
    later.await();
  }

  @Test
  void whatIsDueRunsOnceAndNotBefore() throws Exception {
    List<Instant> at = new CopyOnWriteArrayList<>();
    Instant due = clock.instant().plus(SOON);

    make().at(due, () -> at.add(clock.instant()));

    Patience.until("it was run", () -> !at.isEmpty());
    waitPast(clock.instant());
    assertThat(at).hasSize(1);
    assertThat(at.get(0)).isAfterOrEqualTo(due.minus(EARLY));
  }

  @Test
  void whatIsOverdueRunsToo() throws Exception {
    Alarm alarm = make();

    alarm.at(clock.instant().minusSeconds(3600), () -> ran.add("an hour ago"));
    alarm.at(Instant.MIN, () -> ran.add("always"));

    Patience.until("both were run", () -> ran.size() == 2);
    assertThat(ran).containsExactlyInAnyOrder("an hour ago", "always");
  }

  @Test
  void whatIsNeverDueHoldsNothingUp() throws Exception {
    Alarm alarm = make();

    alarm.at(Instant.MAX, () -> ran.add("never"));
    alarm.at(clock.instant(), () -> ran.add("now"));

    Patience.until("it was run", () -> !ran.isEmpty());
    assertThat(ran).containsExactly("now");
  }

  @Test
  void aTaskMayBlock() throws Exception {
    Alarm alarm = make();
    CountDownLatch second = new CountDownLatch(1);

    alarm.at(
        clock.instant(),
        () -> {
          try {
            second.await();
            ran.add("first");
          } catch (InterruptedException e) {
            ran.add("interrupted");
          }
        });
    alarm.at(clock.instant().plus(SOON), second::countDown);

    Patience.until("the first has ended", () -> !ran.isEmpty());
    assertThat(ran).containsExactly("first");
  }

  @Test
  void aTaskMayAskForTheNext() throws Exception {
    Alarm alarm = make();

    alarm.at(
        clock.instant(),
        () -> {
          ran.add("one");
          alarm.at(clock.instant(), () -> ran.add("two"));
        });

    Patience.until("both were run", () -> ran.size() == 2);
    assertThat(ran).containsExactly("one", "two");
  }

  @Test
  void manyThreadsMayAskAtOnce() throws Exception {
    Alarm alarm = make();

    Race.of(
        thread -> {
          for (int i = 0; i < TASKS_OF_A_THREAD; i++) {
            String name = thread + "/" + i;
            alarm.at(clock.instant(), () -> ran.add(name));
          }
          return thread;
        });

    Patience.until("all were run", () -> ran.size() >= Race.THREADS * TASKS_OF_A_THREAD);
    assertThat(ran).hasSize(Race.THREADS * TASKS_OF_A_THREAD).doesNotHaveDuplicates();
  }

  @Test
  void closingInterruptsWhatIsUnderWayAndWaitsForIt() throws Exception {
    Alarm alarm = make();
    CountDownLatch begun = new CountDownLatch(1);
    alarm.at(
        clock.instant(),
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Patience.work(SOON);
            ran.add("interrupted");
          }
        });
    begun.await();

    alarm.close();

    assertThat(ran).containsExactly("interrupted");
  }

  @Test
  void aTaskMayCloseIt() throws Exception {
    Alarm alarm = make();

    alarm.at(
        clock.instant(),
        () -> {
          alarm.close();
          ran.add("closed");
        });

    Patience.until("it was closed", () -> !ran.isEmpty());
    assertThat(ran).containsExactly("closed");
  }

  @Test
  void whenClosedItRunsNothingMore() throws Exception {
    Alarm alarm = make();
    Instant due = clock.instant().plus(SOON);
    alarm.at(due, () -> ran.add("asked for before"));

    alarm.close();
    alarm.close();
    alarm.at(clock.instant(), () -> ran.add("asked for after"));

    waitPast(due);
    assertThat(ran).isEmpty();
  }
}
