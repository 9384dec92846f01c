package io.swim.cli.inventory;

import io.swim.device.Device;
import io.swim.device.DevicePorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Collects the devices of an inventory, and refuses a second entry for one of them: two upgrades of
 * one box at once are the worst that can happen. Two entries are of one box if they have one name,
 * one address with the same ports for SNMP, SSH and Telnet, or one serial number. Names of hosts
 * are not resolved: an address and a name that stands for it are not seen to be the same.
 */
final class EachBoxOnce {
  private final List<InventoryDevice> devices = new ArrayList<>();
  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(String name, String place) {}

  /**
   * Adds one.
   *
   * @throws io.swim.cli.BadInput naming both entries
   */
  void add(Section section, InventoryDevice added) {
    Device device = added.device();
    refuseSecond(section, device, "name", "name '" + device.id() + "'");
    refuseSecond(section, device, "address", where(device));
    device
        .serialNumber()
        .ifPresent(
            serial ->
                refuseSecond(section, device, "serialNumber", "serial number '" + serial + "'"));
    devices.add(added);
  }

  private static String where(Device device) {
    DevicePorts ports = device.ports();
    return "address %s with the ports snmp %d, ssh %d and telnet %d"
        .formatted(
            device.address().strip().toLowerCase(Locale.ROOT),
            ports.snmp(),
            ports.ssh(),
            ports.telnet());
  }

  private void refuseSecond(Section section, Device device, String key, String what) {
    Entry entry =
        new Entry(
            device.id().value(), section.keyLine(key).map(line -> "line " + line).orElse("there"));
    Entry first = entries.putIfAbsent(what, entry);
    if (first != null) {
      throw section.wrong(
          key,
          "is one box with device "
              + first.name()
              + " ("
              + first.place()
              + "): both have the "
              + what
              + "; two upgrades of one box at once could ruin it");
    }
  }

  Collection<InventoryDevice> all() {
    return devices;
  }
}
