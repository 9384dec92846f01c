package io.swim.transfer.tftp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits error replies, so that forged requests can't make the server shout at a third party: a
 * burst and then a steady trickle per address and in total. Used by one event loop.
 */
final class ErrorLimiter {
  private static final int BURST_PER_ADDRESS = 20;
  private static final long REFILL_PER_ADDRESS = Duration.ofMillis(200).toNanos();
  private static final int BURST = 500;
  private static final long REFILL = Duration.ofMillis(2).toNanos();
  private static final int ADDRESSES_KEPT = 1024;

  private final Bucket total = new Bucket(BURST, 0);
  private final Map<InetAddress, Bucket> perAddress =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Bucket> eldest) {
          return size() > ADDRESSES_KEPT;
        }
      };

  boolean mayAnswer(InetAddress address, long now) {
    Bucket bucket = perAddress.computeIfAbsent(address, a -> new Bucket(BURST_PER_ADDRESS, now));
    return bucket.take(BURST_PER_ADDRESS, REFILL_PER_ADDRESS, now)
        && total.take(BURST, REFILL, now);
  }

  private static final class Bucket {
    private long tokens;
    private long filledAt;

    Bucket(long tokens, long now) {
      this.tokens = tokens;
      this.filledAt = now;
    }

    boolean take(long most, long refill, long now) {
      long earned = (now - filledAt) / refill;
      if (earned > 0) {
        tokens = Math.min(most, tokens + earned);
        filledAt += earned * refill;
      }
      if (tokens == 0) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
