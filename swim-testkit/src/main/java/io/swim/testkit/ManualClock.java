package io.swim.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A clock that only the test moves. A fleet built with it reboots its devices when the clock passes
 * the end of the reboot, so that minutes of waiting take no time. Thread-safe.
 */
public final class ManualClock extends Clock {
  private final TreeMap<Instant, List<Runnable>> timers;
  private final Instant[] now;
  private final ZoneId zone;

  private ManualClock(TreeMap<Instant, List<Runnable>> timers, Instant[] now, ZoneId zone) {
    this.timers = timers;
    this.now = now;
    this.zone = zone;
  }

  /** A clock that stands at this instant, in UTC. */
  public static ManualClock at(Instant start) {
    return new ManualClock(new TreeMap<>(), new Instant[] {start}, ZoneOffset.UTC);
  }

  @Override
  public Instant instant() {
    synchronized (timers) {
      return now[0];
    }
  }

  /**
   * Moves the clock forward and runs on this thread, in order and each at its time, what was set
   * for the time passed.
   */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the clock only goes forward, not by " + by);
    }
    Instant target = instant().plus(by);
    while (true) {
      List<Runnable> due;
      synchronized (timers) {
        Map.Entry<Instant, List<Runnable>> first = timers.firstEntry();
        if (first == null || first.getKey().isAfter(target)) {
          now[0] = target;
          return;
        }
        now[0] = first.getKey();
        due = timers.remove(first.getKey());
      }
      due.forEach(Runnable::run);
    }
  }

  /** Runs a task when the clock has been moved this far; never before this method returned. */
  public void schedule(Duration delay, Runnable task) {
    synchronized (timers) {
      timers.computeIfAbsent(now[0].plus(delay), any -> new ArrayList<>()).add(task);
    }
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new ManualClock(timers, now, other);
  }

  @Override
  public String toString() {
    return "ManualClock[" + instant() + "]";
  }
}
