package io.swim.testkit.internal.portal;

import io.swim.testkit.portal.PortalFault;
import io.swim.testkit.portal.PortalStep;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What is to go wrong. Thread-safe. */
public final class PortalFaults {
  private final Map<PortalStep, Deque<PortalFault>> next = new EnumMap<>(PortalStep.class);
  private final Map<PortalStep, PortalFault> always = new EnumMap<>(PortalStep.class);
  private CountDownLatch stalled = new CountDownLatch(1);

  public synchronized void next(PortalStep step, PortalFault fault) {
    next.computeIfAbsent(step, any -> new ArrayDeque<>()).add(fault);
  }

  public synchronized void always(PortalStep step, PortalFault fault) {
    always.put(step, fault);
  }

  public synchronized void heal() {
    next.clear();
    always.clear();
    stalled.countDown();
    stalled = new CountDownLatch(1);
  }

  synchronized Optional<PortalFault> take(PortalStep step) {
    Deque<PortalFault> waiting = next.get(step);
    return waiting == null || waiting.isEmpty()
        ? Optional.ofNullable(always.get(step))
        : Optional.of(waiting.remove());
  }

  /** Waits until all is healed. */
  void stall() throws InterruptedException {
    latch().await();
  }

  /**
   * Waits that long, or until all is healed.
   *
   * @return whether all is healed
   */
  boolean pause(Duration duration) throws InterruptedException {
    return latch().await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized CountDownLatch latch() {
    return stalled;
  }
}
