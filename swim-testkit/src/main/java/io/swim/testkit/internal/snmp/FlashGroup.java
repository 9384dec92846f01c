package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.NavigableMap;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;

/** CISCO-FLASH-MIB: devices, partitions and files as they are on the file systems. */
final class FlashGroup implements MibGroup {
  private static final OID ROOT = new OID("1.3.6.1.4.1.9.9.10.1.1");
  private static final int DIRECT = 3;
  private static final int FALSE = 2;
  private static final int VALID = 3;
  private static final int UNDEFINED = 2;
  private static final int READ_WRITE = 3;
  private static final int UNKNOWN = 1;
  private static final int IMAGE = 3;

  private final NetworkDevice device;

  FlashGroup(NetworkDevice device) {
    this.device = device;
  }

  @Override
  public OID root() {
    return ROOT;
  }

  @Override
  public NavigableMap<OID, Variable> objects() {
    List<FlashFileSystem> all = device.fileSystems().all();
    ObjectMap map = new ObjectMap(ROOT);
    map.put("1.0", new UnsignedInteger32(all.size()));
    for (int i = 0; i < all.size(); i++) {
      device(map, i + 1, all.get(i));
      partition(map, (i + 1) + ".1", all.get(i));
      for (FlashFile file : all.get(i).files()) {
        file(map, (i + 1) + ".1." + file.index(), file);
      }
    }
    return map.objects();
  }

  private static void device(ObjectMap map, int index, FlashFileSystem flash) {
    String row = "." + index;
    map.gauge("2.1.2" + row, flash.totalBytes())
        .gauge("2.1.3" + row, flash.totalBytes())
        .put("2.1.4" + row, new UnsignedInteger32(1))
        .put("2.1.5" + row, new UnsignedInteger32(1))
        .put("2.1.6" + row, 1)
        .put("2.1.7" + row, flash.name())
        .put("2.1.8" + row, flash.name() + " device on switch " + member(flash))
        .put("2.1.9" + row, "")
        .put("2.1.11" + row, 3)
        .put("2.1.12" + row, new TimeTicks(16_000))
        .put("2.1.13" + row, FALSE)
        .put("2.1.15" + row, flash.name())
        .put("2.1.16" + row, new Counter64(flash.totalBytes()))
        .put("2.1.17" + row, new Counter64(flash.totalBytes()));
  }

  /** The member of a stack that flash-2 is of. */
  private static String member(FlashFileSystem flash) {
    return flash.name().matches("\\w+-\\d") ? flash.name().replaceFirst(".*-", "") : "1";
  }

  private static void partition(ObjectMap map, String row, FlashFileSystem flash) {
    String column = "4.1.1.";
    map.put(column + "2." + row, 1)
        .put(column + "3." + row, 1)
        .gauge(column + "4." + row, flash.totalBytes())
        .gauge(column + "5." + row, flash.freeBytes())
        .gauge(column + "6." + row, flash.files().size())
        .put(column + "7." + row, UNDEFINED)
        .put(column + "8." + row, READ_WRITE)
        .put(column + "9." + row, DIRECT)
        .put(column + "10." + row, flash.name())
        .put(column + "11." + row, FALSE)
        .put(column + "12." + row, 127)
        .put(column + "13." + row, new Counter64(flash.totalBytes()))
        .put(column + "14." + row, new Counter64(flash.freeBytes()));
  }

  private static void file(ObjectMap map, String row, FlashFile file) {
    String column = "4.2.1.1.";
    map.gauge(column + "2." + row, file.blob().sizeBytes())
        .put(column + "3." + row, "0x0")
        .put(column + "4." + row, VALID)
        .put(column + "5." + row, file.name())
        .put(column + "6." + row, file.name().endsWith(".bin") ? IMAGE : UNKNOWN)
        .put(column + "7." + row, dateAndTime(file.written()));
  }

  /** DateAndTime of SNMPv2-TC, eight octets. */
  private static OctetString dateAndTime(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    return new OctetString(
        new byte[] {
          (byte) (time.getYear() >> 8),
          (byte) time.getYear(),
          (byte) time.getMonthValue(),
          (byte) time.getDayOfMonth(),
          (byte) time.getHour(),
          (byte) time.getMinute(),
          (byte) time.getSecond(),
          0
        });
  }
}
