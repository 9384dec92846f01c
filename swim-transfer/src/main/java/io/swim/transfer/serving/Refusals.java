package io.swim.transfer.serving;

import io.swim.spi.Refusal;
import java.net.InetAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last few who were turned away; the same peer for the same reason counts once. Thread-safe.
 */
final class Refusals {
  private static final int KEPT = 5;

  private record Key(InetAddress peer, String reason) {}

  private final Map<Key, Refusal> last = new LinkedHashMap<>();

  synchronized void add(Refusal refusal) {
    Key key = new Key(refusal.peer(), refusal.reason());
    last.remove(key);
    last.put(key, refusal);
    if (last.size() > KEPT) {
      last.remove(last.keySet().iterator().next());
    }
  }

  /** Oldest first. */
  synchronized List<Refusal> since(Instant when) {
    return last.values().stream().filter(each -> !each.at().isBefore(when)).toList();
  }
}
