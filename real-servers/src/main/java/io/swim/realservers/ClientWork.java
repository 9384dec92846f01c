package io.swim.realservers;

import io.swim.spi.ClientServices;
import io.swim.spi.HostKeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a client works with in a test, with a memory of host keys. */
public final class ClientWork implements ClientServices {
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  /** How often a checkpoint was passed. */
  public final AtomicInteger checkpoints = new AtomicInteger();

  /** When everything must have ended. */
  public volatile Instant deadline;

  /** The checkpoint that interrupts. */
  public volatile int interruptAt = Integer.MAX_VALUE;

  /** Five minutes for everything. */
  public ClientWork() {
    this(Duration.ofMinutes(5));
  }

  /**
   * @param time for everything
   */
  public ClientWork(Duration time) {
    deadline = clock().instant().plus(time);
  }

  @Override
  public HostKeyStore hostKeys() {
    return new HostKeyStore() {
      @Override
      public List<String> find(String peer) {
        return keys.containsKey(peer) ? List.of(keys.get(peer)) : List.of();
      }

      @Override
      public void remember(String peer, String key) {
        keys.put(peer, key);
      }
    };
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
    if (checkpoints.incrementAndGet() >= interruptAt) {
      throw new InterruptedException("the job was cancelled");
    }
  }
}
