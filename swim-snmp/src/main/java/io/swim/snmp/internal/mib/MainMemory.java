package io.swim.snmp.internal.mib;

import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Total main memory, from the first of these that the device has: processorRam of
 * OLD-CISCO-CHASSIS-MIB; hrMemorySize (RFC 2790); used and free memory of the CPU in
 * CISCO-PROCESS-MIB; the Processor and I/O pools of CISCO-MEMORY-POOL-MIB. The pools are a lower
 * bound: they leave out what the running image itself takes.
 */
public final class MainMemory {
  private static final int KILOBYTE = 1024;
  private static final Set<String> POOLS = Set.of("processor", "i/o");

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
    return total(cpu > 0 ? cpu : pools(session));
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
        .filter(index -> POOLS.contains(names.get(index).text().strip().toLowerCase(Locale.ROOT)))
        .mapToLong(index -> positive(used.get(index)) + positive(free.get(index)))
        .sum();
  }

  private static long positive(@Nullable SnmpValue value) {
    return Math.max(0, Columns.number(value).orElse(0));
  }

  private static OptionalLong total(long bytes) {
    return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
  }
}
