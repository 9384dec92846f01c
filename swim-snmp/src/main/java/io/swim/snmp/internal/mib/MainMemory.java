package io.swim.snmp.internal.mib;

import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Total main memory, from the first of these that the device has: processorRam of
 * OLD-CISCO-CHASSIS-MIB; hrMemorySize (RFC 2790); used and free memory of the CPU in
 * CISCO-PROCESS-MIB; the Processor and I/O pools of CISCO-MEMORY-POOL-MIB; the only pool of type
 * processor in CISCO-ENHANCED-MEMPOOL-MIB; the first RAM in hrStorageTable (RFC 2790). The pools
 * are a lower bound: they leave out what the running image itself takes.
 */
public final class MainMemory {
  private static final int KILOBYTE = 1024;

  /** What is beyond is no size of a memory, in whatever unit. */
  private static final long MAX_SIZE = 1L << 48;

  private static final Set<String> POOLS = Set.of("processor", "i/o");

  private static final long PROCESSOR_POOL = 2;
  private static final List<MibObject> POOL_SIZES =
      List.of(
          MibObject.ENHANCED_POOL_USED,
          MibObject.ENHANCED_POOL_FREE,
          MibObject.ENHANCED_POOL_USED_HC,
          MibObject.ENHANCED_POOL_FREE_HC);

  /** hrStorageRam (RFC 2790). */
  private static final String HR_STORAGE_RAM = "1.3.6.1.2.1.25.2.1.2";

  /** INTEGER of the MIB; what is beyond is no size. */
  private static final long MAX_UNITS = Integer.MAX_VALUE;

  private static final long MAX_UNIT = 1 << 16;

  private MainMemory() {}

  /**
   * The total in bytes.
   *
   * @param scalars processorRam.0 and hrMemorySize.0, as far as they are there
   */
  public static OptionalLong bytes(Map<String, SnmpValue> scalars, SnmpSession session)
      throws DriverException, InterruptedException {
    long processor = positive(scalars.get(MibObject.PROCESSOR_RAM.scalar()));
    if (processor > 0) {
      return OptionalLong.of(processor);
    }
    long host = positive(scalars.get(MibObject.HR_MEMORY_SIZE.scalar()));
    if (host > 0) {
      return OptionalLong.of(host * KILOBYTE);
    }
    long cpu = cpu(session);
    if (cpu > 0) {
      return OptionalLong.of(cpu);
    }
    long pools = pools(session);
    if (pools > 0) {
      return OptionalLong.of(pools);
    }
    long enhanced = enhancedPool(session);
    return total(enhanced > 0 ? enhanced : storage(session));
  }

  /** Of the first CPU; the others are other members of a stack, or line cards. */
  private static long cpu(SnmpSession session) throws DriverException, InterruptedException {
    Map<String, SnmpValue> used = Columns.walk(session, MibObject.CPU_MEMORY_USED);
    Map<String, SnmpValue> free = Columns.walk(session, MibObject.CPU_MEMORY_FREE);
    for (String index : used.keySet()) {
      long sum = positive(used.get(index)) + positive(free.get(index));
      if (sum > 0 && free.containsKey(index)) {
        return sum * KILOBYTE;
      }
    }
    return 0;
  }

  private static long pools(SnmpSession session) throws DriverException, InterruptedException {
    Map<String, SnmpValue> names = Columns.walk(session, MibObject.POOL_NAME);
    if (names.isEmpty()) {
      return 0;
    }
    Map<String, SnmpValue> used = Columns.walk(session, MibObject.POOL_USED);
    Map<String, SnmpValue> free = Columns.walk(session, MibObject.POOL_FREE);
    return names.keySet().stream()
        .filter(index -> isPool(names.get(index)))
        .mapToLong(index -> positive(used.get(index)) + positive(free.get(index)))
        .sum();
  }

  private static boolean isPool(@Nullable SnmpValue name) {
    return Columns.text(name).map(it -> POOLS.contains(it.toLowerCase(Locale.ROOT))).orElse(false);
  }

  /**
   * A modular system has one for each of its nodes, and nobody tells which of them is that of the
   * route processor: then it is not known.
   */
  private static long enhancedPool(SnmpSession session)
      throws DriverException, InterruptedException {
    List<String> processors =
        Columns.walk(session, MibObject.ENHANCED_POOL_TYPE).entrySet().stream()
            .filter(each -> Columns.number(each.getValue()).orElse(0) == PROCESSOR_POOL)
            .map(Map.Entry::getKey)
            .toList();
    if (processors.size() != 1) {
      return 0;
    }
    String index = processors.get(0);
    Map<String, SnmpValue> sizes =
        session.get(POOL_SIZES.stream().map(object -> object.at(index)).toList());
    long used = larger(sizes, index, MibObject.ENHANCED_POOL_USED_HC, MibObject.ENHANCED_POOL_USED);
    long free = larger(sizes, index, MibObject.ENHANCED_POOL_FREE_HC, MibObject.ENHANCED_POOL_FREE);
    return used > 0 && free > 0 ? used + free : 0;
  }

  private static long larger(
      Map<String, SnmpValue> sizes, String index, MibObject large, MibObject small) {
    return Math.max(positive(sizes.get(large.at(index))), positive(sizes.get(small.at(index))));
  }

  private static long storage(SnmpSession session) throws DriverException, InterruptedException {
    for (Map.Entry<String, SnmpValue> each :
        Columns.walk(session, MibObject.HR_STORAGE_TYPE).entrySet()) {
      if (Columns.oid(each.getValue()).equals(Optional.of(HR_STORAGE_RAM))) {
        String unit = MibObject.HR_STORAGE_UNIT.at(each.getKey());
        String size = MibObject.HR_STORAGE_SIZE.at(each.getKey());
        Map<String, SnmpValue> values = session.get(List.of(unit, size));
        long units = positive(values.get(size));
        return units < MAX_UNITS ? units * Math.min(MAX_UNIT, positive(values.get(unit))) : 0;
      }
    }
    return 0;
  }

  private static long positive(@Nullable SnmpValue value) {
    long number = Columns.number(value).orElse(0);
    return number < MAX_SIZE ? Math.max(0, number) : 0;
  }

  private static OptionalLong total(long bytes) {
    return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
  }
}
