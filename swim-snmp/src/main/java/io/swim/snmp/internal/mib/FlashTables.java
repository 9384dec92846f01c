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
 * The device, partition and file tables of CISCO-FLASH-MIB. Their indexes are device, partition and
 * file; a partition of a device that has several is named {@code flash:2:} (MIB,
 * ciscoFlashPartitionName), the first one goes without a number.
 */
public final class FlashTables {
  /** What a 32-bit size says when the true one is larger. */
  private static final long SATURATED = 0xffffffffL;

  private static final long READ_ONLY = 1;
  private static final long NEEDS_ERASURE = 1;
  private static final long VALID_FILE = 3;

  private final SnmpSession session;

  /** Reads with that session, when asked. */
  public FlashTables(SnmpSession session) {
    this.session = session;
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
    Map<String, SnmpValue> sizes = column(MibObject.PARTITION_SIZE);
    if (sizes.isEmpty()) {
      return List.of();
    }
    Map<String, SnmpValue> sizesExtended = column(MibObject.PARTITION_SIZE_EXTENDED);
    Map<String, SnmpValue> free = column(MibObject.PARTITION_FREE);
    Map<String, SnmpValue> freeExtended = column(MibObject.PARTITION_FREE_EXTENDED);
    Map<String, SnmpValue> status = column(MibObject.PARTITION_STATUS);
    Map<String, SnmpValue> needErasure = column(MibObject.PARTITION_NEED_ERASURE);
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
    Map<String, SnmpValue> devices = column(MibObject.DEVICE_NAME);
    Map<String, SnmpValue> extended = column(MibObject.DEVICE_NAME_EXTENDED);
    Map<String, SnmpValue> own = column(MibObject.PARTITION_NAME);
    Map<String, String> names = new LinkedHashMap<>();
    for (String index : partitions.keySet()) {
      int dot = index.indexOf('.');
      if (dot < 0) {
        continue;
      }
      String device = index.substring(0, dot);
      Optional<String> name =
          Columns.text(devices.get(device))
              .or(() -> Columns.text(extended.get(device)))
              .map(FlashTables::colon);
      if (name.isPresent()) {
        boolean first = !names.containsValue(name.get());
        names.put(index, first ? name.get() : name.get() + index.substring(dot + 1) + ":");
      } else {
        // IOS-XR has no device table, and partitions named /disk0: (recorded on an NCS 540).
        Columns.text(own.get(index))
            .filter(it -> it.endsWith(":"))
            .ifPresent(it -> names.put(index, it.replaceFirst("^/+", "")));
      }
    }
    return names;
  }

  /** Valid files in the top folder; folders end with a slash (recorded on a Catalyst 3560). */
  private Map<String, List<RemoteFile>> files() throws DriverException, InterruptedException {
    Map<String, SnmpValue> names = column(MibObject.FILE_NAME);
    Map<String, List<RemoteFile>> files = new LinkedHashMap<>();
    if (names.isEmpty()) {
      return files;
    }
    Map<String, SnmpValue> sizes = column(MibObject.FILE_SIZE);
    Map<String, SnmpValue> status = column(MibObject.FILE_STATUS);
    for (Map.Entry<String, SnmpValue> each : names.entrySet()) {
      String index = each.getKey();
      String name = each.getValue().text().replaceFirst("^([^/]*:)?/?", "");
      boolean valid = !status.containsKey(index) || number(status.get(index)) == VALID_FILE;
      if (valid && !name.isEmpty() && name.indexOf('/') < 0) {
        files
            .computeIfAbsent(index.substring(0, index.lastIndexOf('.')), it -> new ArrayList<>())
            .add(new RemoteFile(name, Math.max(0, number(sizes.get(index)))));
      }
    }
    return files;
  }

  private Map<String, SnmpValue> column(MibObject column)
      throws DriverException, InterruptedException {
    return Columns.walk(session, column);
  }

  private static long bytes(@Nullable SnmpValue small, @Nullable SnmpValue extended) {
    long large = number(extended);
    long value = number(small);
    return large > 0 && (value <= 0 || value == SATURATED) ? large : Math.max(0, value);
  }

  private static long number(@Nullable SnmpValue value) {
    return Columns.number(value).orElse(-1);
  }

  private static String colon(String name) {
    return name.endsWith(":") ? name : name + ":";
  }
}
