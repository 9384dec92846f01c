package io.swim.snmp.internal.mib;

import io.swim.device.FileSystem;
import io.swim.device.RemoteFile;
import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The device, partition and file tables of a {@link FlashMib}. Their indexes are device, partition
 * and file; a partition of a device that has several is named {@code flash:2:} (CISCO-FLASH-MIB,
 * ciscoFlashPartitionName), the first one goes without a number.
 */
public final class FlashTables {
  /** A chassis full of supervisors has a few dozen. */
  private static final int MAX_PARTITIONS = 256;

  private static final long READ_ONLY = 1;
  private static final long NEEDS_ERASURE = 1;
  private static final long VALID_FILE = 3;

  private final SnmpSession session;
  private final FlashMib mib;

  /** Reads CISCO-FLASH-MIB with that session, when asked. */
  public FlashTables(SnmpSession session) {
    this(session, FlashMib.CISCO);
  }

  /** Reads that MIB with that session, when asked. */
  public FlashTables(SnmpSession session, FlashMib mib) {
    this.session = session;
    this.mib = mib;
  }

  /** All partitions that have a name and a size, in the order of the tables, and their files. */
  public List<FlashPartition> partitions() throws DriverException, InterruptedException {
    return partitions(files());
  }

  /** The same, without asking for files: there may be hundreds. */
  public List<FlashPartition> partitionsWithoutFiles()
      throws DriverException, InterruptedException {
    return partitions(Map.of());
  }

  private List<FlashPartition> partitions(Map<String, List<RemoteFile>> files)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> sizes = column(mib.size());
    if (sizes.isEmpty()) {
      return List.of();
    }
    sizes.keySet().retainAll(sizes.keySet().stream().limit(MAX_PARTITIONS).toList());
    Map<String, SnmpValue> sizesExtended = column(mib.sizeExtended());
    Map<String, SnmpValue> free = column(mib.free());
    Map<String, SnmpValue> freeExtended = column(mib.freeExtended());
    Map<String, SnmpValue> status = column(mib.status());
    Map<String, SnmpValue> needErasure = column(mib.needErasure());
    Map<String, String> names = names(sizes);
    List<FlashPartition> found = new ArrayList<>();
    for (String index : sizes.keySet()) {
      long total = bytes(sizes.get(index), sizesExtended.get(index));
      String name = names.get(index);
      if (name != null && total > 0) {
        found.add(
            new FlashPartition(
                new FileSystem(
                    name,
                    total,
                    bytes(free.get(index), freeExtended.get(index)),
                    files.getOrDefault(index, List.of())),
                number(status.get(index)) == READ_ONLY,
                number(needErasure.get(index)) == NEEDS_ERASURE));
      }
    }
    return found;
  }

  private Map<String, String> names(Map<String, SnmpValue> partitions)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> devices = column(mib.deviceName());
    Map<String, SnmpValue> extended = column(mib.deviceNameExtended());
    Map<String, SnmpValue> own = column(mib.partitionName());
    Map<String, String> names = new LinkedHashMap<>();
    for (String index : partitions.keySet()) {
      int dot = index.indexOf('.');
      if (dot < 0) {
        continue;
      }
      String device = index.substring(0, dot);
      Optional<String> name =
          mib.partitionsHavePaths()
              ? Optional.empty()
              : Columns.text(devices.get(device))
                  .or(() -> Columns.text(extended.get(device)))
                  .map(FlashTables::colon);
      if (name.isPresent()) {
        boolean first = !names.containsValue(name.get());
        names.put(index, first ? name.get() : name.get() + index.substring(dot + 1) + ":");
      } else {
        // H3C names partitions, not devices, in paths. IOS-XR has no device table, and partitions
        // named /disk0: (recorded on an NCS 540).
        Columns.text(own.get(index))
            .filter(it -> it.endsWith(":"))
            .ifPresent(it -> names.put(index, it.replaceFirst("^/+", "")));
      }
    }
    return names;
  }

  /** Valid files in the top folder; folders end with a slash (recorded on a Catalyst 3560). */
  private Map<String, List<RemoteFile>> files() throws DriverException, InterruptedException {
    Map<String, SnmpValue> names = column(mib.fileName());
    Map<String, List<RemoteFile>> files = new LinkedHashMap<>();
    if (names.isEmpty()) {
      return files;
    }
    Map<String, SnmpValue> sizes = column(mib.fileSize());
    Map<String, SnmpValue> status = column(mib.fileStatus());
    for (Map.Entry<String, SnmpValue> each : names.entrySet()) {
      String index = each.getKey();
      String name = Columns.text(each.getValue()).orElse("").replaceFirst("^([^/]*:)?/?", "");
      boolean valid = !status.containsKey(index) || number(status.get(index)) == VALID_FILE;
      if (valid && !name.isEmpty() && name.indexOf('/') < 0 && index.indexOf('.') > 0) {
        files
            .computeIfAbsent(index.substring(0, index.lastIndexOf('.')), it -> new ArrayList<>())
            .add(new RemoteFile(name, Math.max(0, number(sizes.get(index)))));
      }
    }
    return files;
  }

  private Map<String, SnmpValue> column(Optional<String> column)
      throws DriverException, InterruptedException {
    return column.isEmpty() ? Map.of() : Columns.walk(session, column.get());
  }

  private long bytes(@Nullable SnmpValue small, @Nullable SnmpValue extended) {
    long large = number(extended);
    long value = number(small);
    return large > 0 && (value <= 0 || value == mib.saturated()) ? large : Math.max(0, value);
  }

  private static long number(@Nullable SnmpValue value) {
    return Columns.number(value).orElse(-1);
  }

  private static String colon(String name) {
    return name.endsWith(":") ? name : name + ":";
  }
}
