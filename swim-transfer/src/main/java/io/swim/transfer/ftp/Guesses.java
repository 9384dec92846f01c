package io.swim.transfer.ftp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Who gave too many wrong logins. Remembers some thousand addresses at most. Thread-safe. */
final class Guesses {
  private static final int MOST = 10;
  private static final long WITHIN_NANOS = Duration.ofMinutes(10).toNanos();
  private static final int REMEMBERED = 4096;

  private record Wrong(long sinceNanos, int count) {}

  private final LongSupplier nanos;
  private final Map<InetAddress, Wrong> wrong = new LinkedHashMap<>();

  Guesses(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void wrong(InetAddress peer) {
    Wrong before = wrong.get(peer);
    if (before == null || isOver(before)) {
      wrong.remove(peer);
      if (wrong.size() == REMEMBERED) {
        wrong.remove(wrong.keySet().iterator().next());
      }
      wrong.put(peer, new Wrong(nanos.getAsLong(), 1));
    } else {
      wrong.put(peer, new Wrong(before.sinceNanos(), before.count() + 1));
    }
  }

  /** A device that knows its login is no guesser. */
  synchronized void right(InetAddress peer) {
    wrong.remove(peer);
  }

  synchronized boolean exhausted(InetAddress peer) {
    Wrong before = wrong.get(peer);
    return before != null && before.count() >= MOST && !isOver(before);
  }

  private boolean isOver(Wrong before) {
    return nanos.getAsLong() - before.sinceNanos() > WITHIN_NANOS;
  }
}
