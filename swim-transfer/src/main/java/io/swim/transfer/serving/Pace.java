package io.swim.transfer.serving;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How fast the bytes of one connection move, and so how long it may be silent before it passes for
 * dead. Thread-safe.
 *
 * <p>That a socket takes no bytes says little: the system takes some MiB at once and then none
 * until the peer has got a part of them, which on a slow line that others share takes minutes. So
 * after the silence that is borne of everybody, a connection is waited for as long as what may be
 * under way takes at its own average rate: {@value #MOST_TIMES} times that silence at most in all.
 * A sender that falls silent has nothing under way, and nor has a peer that has confirmed all.
 */
public final class Pace {
  private static final int MOST_TIMES = 10;

  /**
   * What may be under way: Linux keeps up to 4 MiB for a sender and 6 MiB for a receiver
   * (net.ipv4.tcp_wmem and tcp_rmem), and it is rare that both are full.
   */
  private static final long UNDER_WAY = 8 << 20;

  /** A line that moves less per second moves nothing: 1 MiB would take it an hour. */
  private static final long SLOWEST = 256;

  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  private final long silenceNanos;
  private final LongSupplier nanos;
  private long sent;
  private long sendsSince;
  private long movedAt;
  private long quietSince;

  /**
   * Of a connection that begins now.
   *
   * @param silence what is borne at any rate
   * @param nanos a ticker, as {@link System#nanoTime()}
   */
  public Pace(Duration silence, LongSupplier nanos) {
    this.silenceNanos = silence.toNanos();
    this.nanos = nanos;
    this.quietSince = nanos.getAsLong();
  }

  /** The system is given so many bytes, which it takes or not yet. */
  public synchronized void sends(long bytes) {
    quietSince = nanos.getAsLong();
    if (sent == 0) {
      sendsSince = quietSince;
      movedAt = quietSince;
    }
    sent += bytes;
  }

  /** Bytes came from the peer, or the system took some for it. */
  public synchronized void moved() {
    movedAt = nanos.getAsLong();
    quietSince = movedAt;
  }

  /** The silence was none of the peer's: it waited for us. */
  public synchronized void waitedForUs() {
    quietSince = nanos.getAsLong();
  }

  /** The peer has all that it was sent. */
  public synchronized void nothingIsUnderWay() {
    sent = 0;
    quietSince = nanos.getAsLong();
  }

  public synchronized Duration silence() {
    return Duration.ofNanos(nanos.getAsLong() - quietSince);
  }

  /** How long the connection may be silent now. */
  public synchronized Duration bearable() {
    long underWay = Math.min(sent, UNDER_WAY);
    long arrived = sent - underWay;
    double forEach = SECOND / SLOWEST;
    if (arrived > 0) {
      forEach = Math.min(forEach, (double) (movedAt - sendsSince) / arrived);
    }
    double more = Math.min(underWay * forEach, (MOST_TIMES - 1.0) * silenceNanos);
    return Duration.ofNanos(silenceNanos + (long) more);
  }

  /** Whether it is dead, as far as one can tell. */
  public synchronized boolean isDead() {
    return silence().compareTo(bearable()) > 0;
  }

  /** Why it is ended now, for the record: who ended it, too. */
  public synchronized String verdict() {
    return String.format(
        Locale.ROOT,
        "no byte moved for %.1f s, so this server ended the connection",
        silence().toNanos() / SECOND);
  }
}
