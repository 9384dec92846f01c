package io.swim.transfer.serving;

import java.util.Map;
import java.util.TreeMap;

/** Some bytes of a file, each counted once. Thread-safe. */
final class Ranges {
  /** A peer that asks for bytes in an odd order is not remembered for ever. */
  private static final int MOST = 4096;

  /** From the first byte to the one after the last; none touches another. */
  private final TreeMap<Long, Long> parts = new TreeMap<>();

  synchronized void add(long from, long to) {
    if (from >= to) {
      return;
    }
    long first = from;
    long end = to;
    for (Map.Entry<Long, Long> before = parts.floorEntry(end);
        before != null && before.getValue() >= first;
        before = parts.floorEntry(end)) {
      first = Math.min(first, before.getKey());
      end = Math.max(end, before.getValue());
      parts.remove(before.getKey());
    }
    if (parts.size() < MOST) {
      parts.put(first, end);
    }
  }

  /** So many bytes are there from the first of the file on without a gap. */
  synchronized long prefix() {
    return parts.getOrDefault(0L, 0L);
  }

  synchronized boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The first byte. */
  synchronized long first() {
    return parts.isEmpty() ? 0 : parts.firstKey();
  }

  /** The byte after those that are there without a gap from the first on. */
  synchronized long firstEnd() {
    return parts.isEmpty() ? 0 : parts.firstEntry().getValue();
  }

  /** The byte after the last one. */
  synchronized long end() {
    return parts.isEmpty() ? 0 : parts.lastEntry().getValue();
  }

  synchronized long count() {
    return parts.entrySet().stream().mapToLong(each -> each.getValue() - each.getKey()).sum();
  }

  /** A copy: from each first byte to the one after the last. */
  synchronized Map<Long, Long> parts() {
    return new TreeMap<>(parts);
  }

  synchronized void clear() {
    parts.clear();
  }

  /**
   * What the record of a transfer of these says, if they don't begin with the first of the file.
   */
  Map<String, String> options(Map<String, String> known) {
    long first = first();
    if (first == 0 || known.containsKey("range")) {
      return known;
    }
    Map<String, String> more = new TreeMap<>(known);
    more.put("from", Long.toString(first));
    return more;
  }
}
