package io.swim.transfer.tftp;

import java.util.Comparator;
import java.util.TreeSet;

/**
 * The timers of one event loop. A deadline that moves later, as it does with every packet, costs
 * nothing: the entry is moved only when its old time comes.
 */
final class Timers {
  private final TreeSet<Timed> queue =
      new TreeSet<>(
          Comparator.<Timed>comparingLong(timed -> timed.queuedAt)
              .thenComparingLong(timed -> timed.id));

  void set(Timed timed, long dueAt) {
    timed.dueAt = dueAt;
    if (dueAt < timed.queuedAt) {
      move(timed, dueAt);
    }
  }

  void cancel(Timed timed) {
    timed.dueAt = Timed.NEVER;
    move(timed, Timed.NEVER);
  }

  /** When the first entry wants to be looked at. */
  long next() {
    return queue.isEmpty() ? Timed.NEVER : queue.first().queuedAt;
  }

  void run(long now) {
    while (next() <= now) {
      Timed first = queue.first();
      if (first.dueAt <= now) {
        cancel(first);
        first.due(now);
      } else {
        move(first, first.dueAt);
      }
    }
  }

  private void move(Timed timed, long to) {
    if (timed.queuedAt != Timed.NEVER) {
      queue.remove(timed);
    }
    timed.queuedAt = to;
    if (to != Timed.NEVER) {
      queue.add(timed);
    }
  }
}
