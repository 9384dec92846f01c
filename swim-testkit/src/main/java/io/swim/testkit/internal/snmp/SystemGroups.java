package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.device.IosDevice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** Groups of objects that can only be read and come straight from the state of the device. */
final class SystemGroups {
  private static final long WRAP = 1L << 32;
  private static final int LONGEST_CW_STRING = 254;
  private static final OID CHASSIS_TYPE = new OID("1.3.6.1.4.1.9.12.3.1.3.0");

  private final IosDevice device;

  SystemGroups(IosDevice device) {
    this.device = device;
  }

  private record ReadOnly(OID root, Consumer<ObjectMap> fill) implements MibGroup {
    @Override
    public NavigableMap<OID, Variable> objects() {
      ObjectMap map = new ObjectMap(root);
      fill.accept(map);
      return map.objects();
    }
  }

  List<MibGroup> all() {
    List<MibGroup> groups = new ArrayList<>();
    add(groups, "1.3.6.1.2.1.1", this::system);
    add(groups, "1.3.6.1.2.1.47.1.1.1.1", this::entity);
    add(groups, "1.3.6.1.4.1.9.3.6", this::chassis);
    add(groups, "1.3.6.1.4.1.9.9.25.1.1.1.2", this::image);
    add(groups, "1.3.6.1.4.1.9.9.48.1.1.1", this::memoryPool);
    add(groups, "1.3.6.1.6.3.10.2.1", this::engine);
    return groups;
  }

  private static void add(List<MibGroup> groups, String root, Consumer<ObjectMap> fill) {
    groups.add(new ReadOnly(new OID(root), fill));
  }

  /** sysUpTime wraps after 497 days (SNMPv2-MIB, TimeTicks). */
  static TimeTicks ticks(Duration uptime) {
    return new TimeTicks(uptime.toMillis() / 10 % WRAP);
  }

  private void system(ObjectMap map) {
    device
        .software()
        .ifPresent(
            software ->
                map.put("1.0", software.image().facts().sysDescription().replace("\n", "\r\n")));
    map.put("2.0", new OID(device.spec().model().sysObjectId()))
        .put("3.0", ticks(device.uptime()))
        .put("4.0", "")
        .put("5.0", device.nvram().running().hostname())
        .put("6.0", "")
        .put("7.0", 6)
        .put("8.0", new TimeTicks(0));
  }

  private void engine(ObjectMap map) {
    map.put("1.0", new OctetString(device.engineId()))
        .put("2.0", device.engineBoots())
        .put("3.0", (int) Math.min(device.uptime().toSeconds(), Integer.MAX_VALUE))
        .put("4.0", 1500);
  }

  private void entity(ObjectMap map) {
    String chassis = "1001";
    String version = device.software().map(s -> s.image().facts().version()).orElse("");
    map.put("2." + chassis, device.spec().model().productId())
        .put("3." + chassis, CHASSIS_TYPE)
        .put("4." + chassis, 0)
        .put("5." + chassis, 3)
        .put("6." + chassis, -1)
        .put("7." + chassis, "1")
        .put("8." + chassis, "V02")
        .put("9." + chassis, "12.2(44)SE5")
        .put("10." + chassis, version)
        .put("11." + chassis, device.spec().serial())
        .put("12." + chassis, "Cisco Systems, Inc.")
        .put("13." + chassis, device.spec().model().productId())
        .put("16." + chassis, 1);
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
        .put("5." + index, new Gauge32(used))
        .put("6." + index, new Gauge32(size - used))
        .put("7." + index, new Gauge32(size - used));
  }
}
