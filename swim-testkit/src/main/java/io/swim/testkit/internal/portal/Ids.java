package io.swim.testkit.internal.portal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Ids that were granted, and are good until they end. Thread-safe. */
public final class Ids {
  private final String prefix;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<String> good = ConcurrentHashMap.newKeySet();
  private final Set<String> over = ConcurrentHashMap.newKeySet();

  Ids(String prefix) {
    this.prefix = prefix;
  }

  String grant() {
    String id = prefix + count.incrementAndGet();
    good.add(id);
    return id;
  }

  boolean isGood(String id) {
    return good.contains(id);
  }

  boolean isOver(String id) {
    return over.contains(id);
  }

  /** All that were granted so far. */
  public void end() {
    over.addAll(good);
    good.clear();
  }
}
