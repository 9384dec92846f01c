package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.snmp4j.smi.Gauge32;

/** The agent of IOS and of what descends from it. */
public final class CiscoGroups {
  private static final long LARGEST_GAUGE = 0xFFFF_FFFFL;
  private static final int LONGEST_CW_STRING = 254;

  private final NetworkDevice device;

  private CiscoGroups(NetworkDevice device) {
    this.device = device;
  }

  /**
   * All groups of a device.
   *
   * @param entities what it consists of now
   */
  public static List<MibGroup> of(NetworkDevice device, Supplier<List<PhysicalEntity>> entities) {
    CiscoGroups groups = new CiscoGroups(device);
    List<MibGroup> all = new ArrayList<>(SystemGroups.of(device));
    all.add(EntityGroup.of(entities));
    all.add(new ReadOnlyGroup("1.3.6.1.4.1.9.3.6", groups::chassis));
    all.add(new ReadOnlyGroup("1.3.6.1.4.1.9.9.25.1.1.1.2", groups::image));
    all.add(new ReadOnlyGroup("1.3.6.1.4.1.9.9.48.1.1.1", groups::memoryPool));
    all.add(new OldCiscoGroups.SystemGroup(device));
    all.add(new OldCiscoGroups.TerminalGroup(device));
    all.add(new FlashGroup(device));
    all.add(new FlashCopyTable(device));
    all.add(new FlashMiscOpTable(device));
    all.add(new ConfigManGroup(device));
    all.add(new ConfigCopyTable(device));
    return all;
  }

  private void chassis(ObjectMap map) {
    long ram = device.spec().model().ramBytes();
    map.put("3.0", device.spec().serial())
        .put("6.0", (int) Math.min(ram, Integer.MAX_VALUE))
        .put("7.0", 65536)
        .put("8.0", 2500)
        .put("9.0", device.nvram().register())
        .put("10.0", device.nvram().nextRegister());
  }

  /** CISCO-IMAGE-MIB: the CW strings of the running image, long ones cut with a + at the end. */
  private void image(ObjectMap map) {
    List<String> strings =
        device.software().map(s -> s.image().facts().cwStrings()).orElse(List.of());
    for (int i = 0; i < strings.size(); i++) {
      String text = strings.get(i);
      map.put(
          String.valueOf(i + 1),
          text.length() > LONGEST_CW_STRING ? text.substring(0, LONGEST_CW_STRING) + "+" : text);
    }
  }

  private void memoryPool(ObjectMap map) {
    long ram = device.spec().model().ramBytes();
    pool(map, 1, "Processor", ram / 2, ram / 5);
    pool(map, 2, "I/O", ram / 16, ram / 32);
  }

  private static void pool(ObjectMap map, int index, String name, long size, long used) {
    map.put("2." + index, name)
        .put("3." + index, 0)
        .put("4." + index, 1)
        .put("5." + index, gauge(used))
        .put("6." + index, gauge(size - used))
        .put("7." + index, gauge(size - used));
  }

  /** A gauge stays at the most that it can tell. */
  private static Gauge32 gauge(long bytes) {
    return new Gauge32(Math.min(bytes, LARGEST_GAUGE));
  }
}
