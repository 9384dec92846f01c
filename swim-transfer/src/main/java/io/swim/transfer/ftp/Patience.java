package io.swim.transfer.ftp;

import io.swim.spi.ClientServices;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** How long a session waits, and for what it stops to wait. */
final class Patience {
  /** So often a wait looks whether it is to go on. */
  static final Duration GLANCE = Duration.ofMillis(500);

  private static final long FLASH_BYTES_PER_SECOND = 1 << 20;

  private final ClientServices services;
  private final Duration silence;

  Patience(ClientServices services, Duration silence) {
    this.services = services;
    this.silence = silence;
  }

  /** How long a connection may bring nothing. */
  Duration silence() {
    return silence;
  }

  /** How long a device may take to write what it was sent. */
  Duration afterLastByte(long sizeBytes) {
    Duration flush = Duration.ofSeconds(sizeBytes / FLASH_BYTES_PER_SECOND);
    return flush.compareTo(silence) > 0 ? flush : silence;
  }

  /**
   * Called while nothing happens.
   *
   * @throws SocketTimeoutException when that was too long, or everything is over its time
   */
  void nothingSince(long nanos, Duration limit) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    services.checkpoint();
    if (System.nanoTime() - nanos > limit.toNanos()) {
      throw new SocketTimeoutException("nothing came or went for " + limit.toMillis() + " ms");
    }
    if (!services.clock().instant().isBefore(services.deadline())) {
      throw new SocketTimeoutException("the deadline " + services.deadline() + " is over");
    }
  }

  static boolean isTimeout(IOException e) {
    return e instanceof InterruptedIOException || e.getCause() instanceof InterruptedIOException;
  }
}
