package io.swim.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** What this JVM uses at most, from its creation to the moment of asking. */
final class JvmUse implements AutoCloseable {
  private static final double MIB = 1 << 20;
  private static final long LOOK_EVERY_MILLIS = 50;

  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private final AtomicLong afterCollection = new AtomicLong();
  private final NotificationListener listener = (notification, nothing) -> collected(notification);
  private final PeakWatch heap;
  private final long startedAt = System.nanoTime();
  private final long cpuAtStart = cpuNanos();

  JvmUse() {
    ManagementFactory.getThreadMXBean().resetPeakThreadCount();
    for (GarbageCollectorMXBean each : collectors()) {
      ((NotificationEmitter) each).addNotificationListener(listener, null, null);
    }
    heap =
        PeakWatch.of(
            () -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
            LOOK_EVERY_MILLIS);
  }

  private static List<GarbageCollectorMXBean> collectors() {
    return ManagementFactory.getGarbageCollectorMXBeans();
  }

  private void collected(Notification notification) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      long used =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
              .getGcInfo()
              .getMemoryUsageAfterGc()
              .entrySet()
              .stream()
              .filter(pool -> heapPools.contains(pool.getKey()))
              .mapToLong(pool -> pool.getValue().getUsed())
              .sum();
      afterCollection.accumulateAndGet(used, Math::max);
    }
  }

  double seconds() {
    return (System.nanoTime() - startedAt) / 1e9;
  }

  double cpuSeconds() {
    return (cpuNanos() - cpuAtStart) / 1e9;
  }

  static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** In words, for a table: heap, threads. */
  String words() {
    return String.format(
        Locale.ROOT,
        "heap at most %.0f MiB (%.0f MiB after a collection, limit %.0f MiB), threads at most %d",
        heap.peak() / MIB,
        afterCollection.get() / MIB,
        Runtime.getRuntime().maxMemory() / MIB,
        ManagementFactory.getThreadMXBean().getPeakThreadCount());
  }

  /** The most heap in use, garbage included, as far as it was seen. */
  double peakHeapMebibytes() {
    return heap.peak() / MIB;
  }

  /** Heap that is really held now. */
  static double liveMebibytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }

  @Override
  public void close() {
    heap.close();
    for (GarbageCollectorMXBean each : collectors()) {
      try {
        ((NotificationEmitter) each).removeNotificationListener(listener);
      } catch (ListenerNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
