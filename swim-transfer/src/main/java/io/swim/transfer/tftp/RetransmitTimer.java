package io.swim.transfer.tftp;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When an unanswered packet is sent again, and when to give up. Delays double each time up to a cap
 * and are spread by up to an eighth, so that many devices don't fall into step. An adaptive timer
 * learns the round trip as TCP does (RFC 6298) and never waits longer than the initial timeout for
 * its first repeat. Only an answer that can't belong to another transmission of the same packet
 * shows a round trip (Karn's rule; RFC 6298, section 3). Times are nanoseconds of one ticker.
 */
final class RetransmitTimer {
  /**
   * RFC 2349 lets a peer ask for up to 255 s; without such a wish no pause gets longer than this.
   * It must be possible that it gets as long: tftp-hpa 5.2 takes no repeat of block 65535 for one,
   * and mends the loss of its acknowledgment only after 5 s in which it heard nothing.
   */
  private static final long MAX_PAUSE = Duration.ofSeconds(10).toNanos();

  private static final long MIN_ADAPTIVE = Duration.ofMillis(200).toNanos();

  private static final long NOTHING = Long.MIN_VALUE;

  private final long initial;
  private final long patience;
  private final boolean adaptive;
  private long smoothed = -1;
  private long variation;
  private long askedAt = NOTHING;
  private int attempt;
  private int repeats;
  private long progressAt;

  private RetransmitTimer(long initial, int maxRetries, boolean adaptive) {
    this.initial = initial;
    this.adaptive = adaptive;
    long sum = 0;
    for (int i = 0; i <= maxRetries; i++) {
      sum += pause(initial, i);
    }
    this.patience = sum;
  }

  /** A timer that learns; {@code initial} is used until it has, and bounds what it learns. */
  static RetransmitTimer adaptive(Duration initial, int maxRetries) {
    return new RetransmitTimer(initial.toNanos(), maxRetries, true);
  }

  /** A timer with the interval that the peer asked for. */
  static RetransmitTimer fixed(Duration interval, int maxRetries) {
    return new RetransmitTimer(interval.toNanos(), maxRetries, false);
  }

  /**
   * The peer moved on: the way works, so the pauses start from the shortest again. TCP keeps its
   * back-off until it has a new sample (RFC 6298, section 5.7), because to TCP loss means a crowded
   * network. Here the peer chose the window, and where nearly every window loses a block, a sample
   * may not come for long: the transfer would crawl at the longest pause.
   */
  void progress(long now) {
    progressAt = now;
    attempt = 0;
  }

  /** A packet goes out for the first time whose answer will show the round trip. */
  void asked(long now) {
    askedAt = now;
  }

  /** What was asked goes out again: an answer may belong to either. */
  void askedAgain() {
    askedAt = NOTHING;
  }

  /** The answer came to what was asked, if anything was. */
  void answered(long now) {
    if (askedAt != NOTHING) {
      sample(now - askedAt);
      askedAt = NOTHING;
    }
  }

  /** A packet was answered after {@code roundTrip}; only for packets that were sent once. */
  void sample(long roundTrip) {
    if (smoothed < 0) {
      smoothed = roundTrip;
      variation = roundTrip / 2;
    } else {
      variation += (Math.abs(roundTrip - smoothed) - variation) / 4;
      smoothed += (roundTrip - smoothed) / 8;
    }
  }

  /** When to repeat what is sent now. */
  long dueAt(long now) {
    long pause = pause(base(), attempt);
    return now + pause + ThreadLocalRandom.current().nextLong(pause / 8 + 1);
  }

  /** The packet is sent again. */
  void repeated() {
    attempt++;
    repeats++;
    askedAgain();
  }

  int repeats() {
    return repeats;
  }

  /** How long a silent peer is waited for. */
  long patience() {
    return patience;
  }

  boolean exhausted(long now) {
    return now - progressAt >= patience;
  }

  long silentFor(long now) {
    return now - progressAt;
  }

  private long base() {
    if (!adaptive || smoothed < 0) {
      return initial;
    }
    return Math.min(initial, Math.max(MIN_ADAPTIVE, smoothed + 4 * variation));
  }

  private long pause(long base, int times) {
    long cap = Math.max(initial, MAX_PAUSE);
    return Math.min(cap, base << Math.min(times, 16));
  }
}
