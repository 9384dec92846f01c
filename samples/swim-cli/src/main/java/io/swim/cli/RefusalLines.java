package io.swim.cli;

import io.swim.spi.Refusal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells each refusal in a line, but at most so many for one peer, and for all, within a minute: the
 * others are counted, and the count is told with the next refusal after it, or at the end.
 * Thread-safe.
 */
final class RefusalLines implements AutoCloseable {
  static final int OF_ONE_PEER = 10;
  static final int OF_ALL = 200;
  private static final Duration WITHIN = Duration.ofMinutes(1);
  private static final int NAMED = 10;
  private static final int PEERS = 1000;

  private final Consumer<String> lines;
  private final Map<InetAddress, Integer> refusals = new LinkedHashMap<>();
  private Instant until = Instant.MIN;
  private int told;
  private long untold;

  /**
   * @param lines where they go
   */
  RefusalLines(Consumer<String> lines) {
    this.lines = lines;
  }

  /**
   * @param server that refused something
   */
  synchronized void tell(String server, Refusal refusal) {
    if (!refusal.at().isBefore(until)) {
      tellTheCount();
      until = refusal.at().plus(WITHIN);
    }
    InetAddress peer = refusal.peer();
    boolean known = refusals.containsKey(peer) || refusals.size() < PEERS;
    int count = known ? refusals.merge(peer, 1, Integer::sum) : OF_ONE_PEER + 1;
    if (count > OF_ONE_PEER || told == OF_ALL) {
      untold++;
      return;
    }
    told++;
    lines.accept(
        "%s %s refused, peer %s: %s"
            .formatted(refusal.at(), server, peer.getHostAddress(), refusal.reason()));
    if (count == OF_ONE_PEER) {
      lines.accept(
          "further refusals of %s are only counted until %s"
              .formatted(peer.getHostAddress(), until));
    }
  }

  private void tellTheCount() {
    if (untold > 0) {
      String most =
          refusals.entrySet().stream()
              .sorted(Map.Entry.<InetAddress, Integer>comparingByValue().reversed())
              .limit(NAMED)
              .map(each -> each.getKey().getHostAddress() + " (" + each.getValue() + ")")
              .collect(Collectors.joining(", "));
      lines.accept(
          "%d more refusals in the minute until %s; most of all peers: %s"
              .formatted(untold, until, most));
    }
    refusals.clear();
    told = 0;
    untold = 0;
  }

  /** Tells what is counted. */
  @Override
  public synchronized void close() {
    tellTheCount();
  }
}
