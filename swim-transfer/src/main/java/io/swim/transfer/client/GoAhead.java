package io.swim.transfer.client;

import io.swim.spi.ClientServices;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Whether a client may go on: it may be asked for every packet, and then asks its host every half
 * second and every few MiB. For one thread.
 */
public final class GoAhead {
  /** No wait of a client is longer than this without asking. */
  public static final Duration EVERY = Duration.ofMillis(500);

  private static final long EVERY_BYTES = 4 << 20;

  private final ClientServices services;
  private long askedAt = System.nanoTime();
  private long askedMiBs;

  public GoAhead(ClientServices services) {
    this.services = services;
  }

  /**
   * Asks if it is time to.
   *
   * @throws InterruptedException when the work is to end, or the thread was interrupted
   * @throws SocketTimeoutException when the work is over its time
   */
  public void look() throws InterruptedException, SocketTimeoutException {
    if (System.nanoTime() - askedAt >= EVERY.toNanos()) {
      ask();
    }
  }

  /**
   * The same, and also if many bytes have passed.
   *
   * @param position in the file
   */
  public void at(long position) throws InterruptedException, SocketTimeoutException {
    if (position / EVERY_BYTES != askedMiBs) {
      askedMiBs = position / EVERY_BYTES;
      ask();
    } else {
      look();
    }
  }

  /** Asks now. */
  public void ask() throws InterruptedException, SocketTimeoutException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    services.checkpoint();
    if (left().isNegative() || left().isZero()) {
      throw new SocketTimeoutException("the deadline " + services.deadline() + " is over");
    }
    askedAt = System.nanoTime();
  }

  /** What is left of a patience, 1 ms at least: not longer than until everything is over. */
  public Duration atMost(Duration patience) {
    Duration left = left();
    Duration most = left.compareTo(patience) < 0 ? left : patience;
    return most.toMillis() < 1 ? Duration.ofMillis(1) : most;
  }

  private Duration left() {
    return Duration.between(services.clock().instant(), services.deadline());
  }
}
