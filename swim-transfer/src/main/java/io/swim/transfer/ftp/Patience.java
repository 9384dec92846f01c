package io.swim.transfer.ftp;

import io.swim.transfer.client.GoAhead;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** How long a session waits. */
final class Patience {
  private static final long FLASH_BYTES_PER_SECOND = 1 << 20;

  private final GoAhead goAhead;
  private final Duration silence;

  Patience(GoAhead goAhead, Duration silence) {
    this.goAhead = goAhead;
    this.silence = silence;
  }

  /** For what a session stops to wait, and to transfer. */
  GoAhead goAhead() {
    return goAhead;
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
    goAhead.ask();
    if (System.nanoTime() - nanos > limit.toNanos()) {
      throw new SocketTimeoutException("nothing came or went for " + limit.toMillis() + " ms");
    }
  }

  static boolean isTimeout(IOException e) {
    return e instanceof InterruptedIOException || e.getCause() instanceof InterruptedIOException;
  }
}
