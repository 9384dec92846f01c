package io.swim.transfer.ftp;

import io.swim.spi.ClientServices;
import io.swim.spi.HostKeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** What a client works with in a test; five minutes for everything. */
final class TestServices implements ClientServices {
  volatile Instant deadline;
  final AtomicInteger checkpoints = new AtomicInteger();
  volatile int interruptAt = Integer.MAX_VALUE;

  TestServices() {
    this(Duration.ofMinutes(5));
  }

  TestServices(Duration time) {
    deadline = clock().instant().plus(time);
  }

  @Override
  public HostKeyStore hostKeys() {
    throw new IllegalStateException("FTP has no host keys");
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
