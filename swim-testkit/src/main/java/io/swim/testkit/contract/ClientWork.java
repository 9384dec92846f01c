package io.swim.testkit.contract;

import io.swim.spi.ClientServices;
import io.swim.spi.HostKeyStore;
import io.swim.store.InMemoryHostKeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** What a client works with in a test. Thread-safe. */
final class ClientWork implements ClientServices {
  private static final Duration TIME = Duration.ofMinutes(5);

  private final HostKeyStore hostKeys = new InMemoryHostKeyStore();
  private final AtomicInteger checkpoints = new AtomicInteger();
  private volatile Instant deadline = clock().instant().plus(TIME);
  private volatile boolean stopping;

  /** How often a checkpoint was passed. */
  int checkpoints() {
    return checkpoints.get();
  }

  /** From now on every checkpoint ends the work. */
  void stop() {
    stopping = true;
  }

  /** There is only so much time left from now on. */
  void hurry(Duration left) {
    deadline = clock().instant().plus(left);
  }

  @Override
  public HostKeyStore hostKeys() {
    return hostKeys;
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Instant deadline() {
    return deadline;
  }

  @Override
  public void checkpoint() throws InterruptedException {
    checkpoints.incrementAndGet();
    if (stopping) {
      throw new InterruptedException("stopped at a checkpoint");
    }
  }
}
