package io.swim.testkit.internal.iosxe;

import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import io.swim.testkit.internal.snmp.ReadOnlyGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.snmp4j.smi.OctetString;

/** What a device consists of, for show inventory and for SNMP. */
final class XeInventory {
  private static final int CONTAINER = 1;
  private static final int MODULE = 9;
  private static final int ROUTE_PROCESSOR = 7000;
  private static final String FIRMWARE = "17.6.1r";

  private static final int ACTIVE = 1;
  private static final int OTHER = 2;
  private static final int STANDBY = 4;
  private static final int READY = 4;
  private static final int WRONG_VERSION = 6;

  private XeInventory() {}

  /** The parts that are there now. */
  static List<PhysicalEntity> of(NetworkDevice device, List<Member> members) {
    SimulatedModel model = device.spec().model();
    List<PhysicalEntity> all = new ArrayList<>();
    if (!model.isSwitch()) {
      String name = "Cisco " + model.productId().replaceFirst("[-/].*", "") + " Chassis";
      all.add(
          PhysicalEntity.chassis(CONTAINER, model.productId(), "Chassis")
              .describedAs(name)
              .withRevisions("V05", "", "")
              .withSerial(device.spec().serial()));
      all.add(processor(device, model));
      return all;
    }
    all.add(
        PhysicalEntity.stack(CONTAINER, "c93xx Stack", model.productId())
            .withSerial(device.spec().serial()));
    for (Member member : members) {
      if (member.isPresent()) {
        all.add(
            PhysicalEntity.chassis(index(member), model.productId(), "Switch " + member.number())
                .in(CONTAINER, member.number())
                .withRevisions("V02", FIRMWARE, member.version())
                .withSerial(member.serial()));
      }
    }
    return all;
  }

  private static PhysicalEntity processor(NetworkDevice device, SimulatedModel model) {
    String version =
        device.software().map(software -> software.image().facts().version()).orElse("");
    String name = "Cisco " + model.productId().replaceFirst("[-/].*", "") + " Route Processor";
    return PhysicalEntity.chassis(ROUTE_PROCESSOR, model.productId(), "module R0")
        .ofKind(MODULE)
        .describedAs(name)
        .in(CONTAINER, 1)
        .withRevisions("V05", FIRMWARE, version)
        .withSerial(device.spec().serial());
  }

  private static int index(Member member) {
    return 1000 * member.number();
  }

  /** The output of show inventory. */
  static String text(NetworkDevice device, List<Member> members) {
    StringBuilder text = new StringBuilder();
    for (PhysicalEntity entity : of(device, members)) {
      text.append(
          String.format(
              Locale.ROOT,
              "NAME: \"%s\", DESCR: \"%s\"\nPID: %-18s, VID: %-4s, SN: %s\n\n",
              entity.name(),
              entity.description(),
              entity.model(),
              entity.revisions().hardware(),
              entity.serial()));
    }
    return text.toString();
  }

  /** CISCO-STACKWISE-MIB, cswSwitchInfoTable; a member that is not there has no row. */
  static MibGroup stackwise(Supplier<List<Member>> members) {
    return new ReadOnlyGroup(
        "1.3.6.1.4.1.9.9.500.1.2.1.1",
        map -> {
          for (Member member : members.get()) {
            if (member.isPresent()) {
              put(map, member, members.get().get(0));
            }
          }
        });
  }

  private static void put(ObjectMap map, Member member, Member active) {
    int role = member.number() == 1 ? ACTIVE : member.number() == 2 ? STANDBY : OTHER;
    boolean ready = member.version().equals(active.version());
    map.put("1." + index(member), member.number())
        .put("2." + index(member), member.number())
        .put("3." + index(member), role)
        .put("4." + index(member), member.priority())
        .put("5." + index(member), 0)
        .put("6." + index(member), ready ? READY : WRONG_VERSION)
        .put("7." + index(member), new OctetString(member.mac()))
        .put("8." + index(member), member.imageName());
  }
}
