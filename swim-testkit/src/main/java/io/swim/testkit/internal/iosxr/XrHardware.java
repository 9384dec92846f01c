package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import java.util.List;
import java.util.Locale;

/** What a router consists of: its chassis and one route processor. */
final class XrHardware {
  static final String NODE = "0/RSP0";
  private static final int CHASSIS = 8384513;
  private static final int PROCESSOR = 1;
  private static final int MODULE = 9;

  private XrHardware() {}

  static List<PhysicalEntity> of(NetworkDevice device) {
    String product = device.spec().model().productId();
    String version =
        device.software().map(software -> software.image().facts().version()).orElse("");
    PhysicalEntity chassis =
        PhysicalEntity.chassis(CHASSIS, product, "Rack 0")
            .describedAs(product + " Chassis")
            .withRevisions("V01", "", version)
            .withSerial(device.spec().serial());
    PhysicalEntity processor =
        PhysicalEntity.chassis(PROCESSOR, product + "-RP", NODE)
            .ofKind(MODULE)
            .describedAs(product + " Route Switch Processor")
            .in(CHASSIS, 1)
            .withRevisions("V01", "", version)
            .withSerial("FOC" + device.spec().serial().substring(3));
    return List.of(processor, chassis);
  }

  /** The output of show inventory. */
  static String inventory(NetworkDevice device) {
    StringBuilder text = new StringBuilder();
    for (PhysicalEntity entity : of(device)) {
      text.append(
          String.format(
              Locale.ROOT,
              "NAME: \"%s\", DESCR: \"%s\"\nPID: %-18s, VID: %s, SN: %s\n\n",
              entity.name(),
              entity.description(),
              entity.model(),
              entity.revisions().hardware(),
              entity.serial()));
    }
    return text.toString();
  }

  /** The chassis as the administration plane of 32 bits has it. */
  static String pieChassis(NetworkDevice device) {
    PhysicalEntity entity = of(device).get(1);
    return String.format(
        Locale.ROOT,
        "NAME: \"chassis %s\", DESCR: \"%s\"\nPID: %s, VID: %s, SN: %s\n\n",
        entity.model(),
        entity.description(),
        entity.model(),
        entity.revisions().hardware(),
        entity.serial());
  }

  /** The same in the administration plane: the chassis alone. */
  static String chassis(NetworkDevice device) {
    PhysicalEntity entity = of(device).get(1);
    return String.format(
        Locale.ROOT,
        "\n Name: %-22sDescr: %-40s\n PID: %-23sVID: %-22sSN: %-15s\n\n",
        entity.name(),
        entity.description(),
        entity.model(),
        entity.revisions().hardware(),
        entity.serial());
  }

  /** The output of show platform. */
  static String platform(NetworkDevice device) {
    String format = "%-18s%-27s%-18s%s\n";
    return String.format(Locale.ROOT, format, "Node", "Type", "State", "Config state")
        + "-".repeat(80)
        + "\n"
        + String.format(
            Locale.ROOT,
            format,
            NODE + "/CPU0",
            device.spec().model().productId() + "-RP(Active)",
            "IOS XR RUN",
            "NSHUT");
  }

  /** The output of show redundancy: there is nobody to take over. */
  static String redundancy(NetworkDevice device) {
    String node = NODE + "/CPU0";
    return "Redundancy information for node "
        + node
        + ":\n==========================================\nNode "
        + node
        + " is in ACTIVE role\nNode "
        + node
        + " has no valid partner\n\nReload and boot info\n----------------------\n"
        + device.spec().model().productId()
        + "-RP reloaded "
        + XrText.date(device.clock().instant().minus(device.uptime()))
        + "\nThere have been 0 switch-overs since reload\n\n";
  }
}
