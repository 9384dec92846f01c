package io.swim.snmp;

import io.swim.device.DeviceFactsBuilder;
import io.swim.device.StackMember;
import io.swim.fault.DriverException;
import io.swim.snmp.internal.mib.Columns;
import io.swim.snmp.internal.mib.ConfigurationHistory;
import io.swim.snmp.internal.mib.ControlledAccessPoints;
import io.swim.snmp.internal.mib.FlashMib;
import io.swim.snmp.internal.mib.FlashPartition;
import io.swim.snmp.internal.mib.FlashTables;
import io.swim.snmp.internal.mib.ImageStrings;
import io.swim.snmp.internal.mib.InstalledSoftware;
import io.swim.snmp.internal.mib.MibObject;
import io.swim.snmp.internal.mib.RedundancyStates;
import io.swim.snmp.internal.mib.SystemImages;
import io.swim.snmp.internal.mib.Told;
import io.swim.snmp.internal.mib.VirtualChassis;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What MIBs of a vendor tell. Whose they are, the enterprise number in sysObjectID decides; which
 * of them count, what answers.
 */
final class VendorFacts {
  /**
   * Flash devices that hold logs, cores, memory or pages, with a stack member's number maybe, and
   * those of line cards.
   */
  private static final Pattern NOT_FOR_IMAGES =
      Pattern.compile("(crashinfo|logflash|volatile|debug|nvram|null|tmpsys|system|webui|dfc#).*");

  /** sysConfigName is the booted image on recorded devices; never take a configuration for one. */
  private static final Pattern IMAGE_PATH =
      Pattern.compile("\\S+:\\S*(\\.bin|\\.img|\\.SPA|\\.SSA|\\.pkg|\\.tar|/?packages\\.conf)");

  /** Cisco; Airespace, whose controllers became Cisco's; Linksys. */
  private static final List<String> CISCO = List.of("9", "14179", "3955");

  private static final String HUAWEI = "2011";
  private static final String H3C = "25506";
  private static final String JUNIPER = "2636";

  /** H3C before it had a number of its own. */
  private static final String HUAWEI_3COM = "1.3.6.1.4.1.2011.10.";

  private final String enterprise;
  private final SnmpSession session;
  private final Map<String, SnmpValue> scalars;
  private final AgentFacts told;

  /**
   * Asks nothing yet.
   *
   * @param sysObjectId empty if it is not told: then it may be an old Cisco
   * @param told where facts go that are told in several places
   */
  VendorFacts(
      String sysObjectId, SnmpSession session, Map<String, SnmpValue> scalars, AgentFacts told) {
    this.enterprise = enterprise(sysObjectId);
    this.session = session;
    this.scalars = scalars;
    this.told = told;
  }

  private static String enterprise(String sysObjectId) {
    String enterprises = "1.3.6.1.4.1.";
    if (sysObjectId.startsWith(HUAWEI_3COM)) {
      return H3C;
    }
    return sysObjectId.startsWith(enterprises)
        ? sysObjectId.substring(enterprises.length()).replaceFirst("\\..*", "")
        : "";
  }

  private boolean maybeCisco() {
    return enterprise.isEmpty() || CISCO.contains(enterprise);
  }

  /** What tells the software better than the description of the agent. */
  void addSoftware(DeviceFactsBuilder facts, Gaps gaps) throws InterruptedException {
    if (enterprise.equals(JUNIPER)) {
      gaps.read("JUNIPER-VIRTUALCHASSIS-MIB", () -> virtualChassis(facts));
      gaps.read(
          "hrSWInstalledTable",
          () -> InstalledSoftware.ofJunos(session).forEach(facts::softwarePackage));
    }
    if (enterprise.equals(HUAWEI)) {
      gaps.read("HUAWEI-SYS-MAN-MIB", () -> images(facts, SystemImages.Vendor.HUAWEI));
    }
    if (enterprise.equals(H3C)) {
      gaps.read("HH3C-SYS-MAN-MIB", () -> images(facts, SystemImages.Vendor.H3C));
      gaps.read(
          "HH3C-SYS-MAN-MIB below 2011", () -> images(facts, SystemImages.Vendor.HUAWEI_3COM));
    }
  }

  /** What the description leaves open. */
  void addImage(DeviceFactsBuilder facts, Gaps gaps) throws InterruptedException {
    if (maybeCisco()) {
      gaps.read("CISCO-IMAGE-MIB", this::image);
      Columns.text(scalars.get(MibObject.SYS_CONFIG_NAME.scalar()))
          .filter(it -> IMAGE_PATH.matcher(it).matches())
          .ifPresent(facts::runningImage);
      ConfigurationHistory.read(scalars).ifPresent(facts::configuration);
    }
  }

  /** File systems, redundancy, access points and parts of the software. */
  void addRest(DeviceFactsBuilder facts, Gaps gaps) throws InterruptedException {
    told.tell("serialNumber", Told.word(scalars.get(MibObject.CHASSIS_ID.scalar())));
    if (maybeCisco()) {
      gaps.read("CISCO-FLASH-MIB", () -> fileSystems(facts, FlashMib.CISCO));
      gaps.read("CISCO-RF-MIB", () -> RedundancyStates.read(session).ifPresent(facts::redundancy));
      gaps.read(
          "AIRESPACE-WIRELESS-MIB",
          () -> ControlledAccessPoints.read(session).forEach(facts::accessPoint));
      gaps.read(
          "CISCO-ENHANCED-IMAGE-MIB",
          () -> InstalledSoftware.ofModularIos(session).forEach(facts::softwarePackage));
      gaps.read(
          "CISCOSB-DEVICEPARAMS-MIB",
          () -> InstalledSoftware.ofImageSlots(session).forEach(facts::softwarePackage));
    }
    if (enterprise.equals(HUAWEI)) {
      gaps.read("HUAWEI-FLASH-MAN-MIB", () -> fileSystems(facts, FlashMib.HUAWEI));
    }
    if (enterprise.equals(H3C)) {
      gaps.read("HH3C-FLASH-MAN-MIB", () -> fileSystems(facts, FlashMib.H3C));
      gaps.read("HH3C-FLASH-MAN-MIB below 2011", () -> fileSystems(facts, FlashMib.HUAWEI_3COM));
    }
  }

  private void image() throws DriverException, InterruptedException {
    ImageStrings image = new ImageStrings(Columns.walk(session, MibObject.IMAGE_STRING).values());
    told.tell("version", image.version());
    told.tell("imageFamily", image.family());
    told.tell("featureSet", image.featureSet());
  }

  private void images(DeviceFactsBuilder facts, SystemImages.Vendor vendor)
      throws DriverException, InterruptedException {
    SystemImages images = SystemImages.read(vendor, session);
    told.tell("runningImage", images.running());
    told.tell("version", images.version());
    images.packages().forEach(facts::softwarePackage);
  }

  private void virtualChassis(DeviceFactsBuilder facts)
      throws DriverException, InterruptedException {
    VirtualChassis chassis = VirtualChassis.read(session);
    List<StackMember> members = chassis.members();
    members.forEach(facts::stackMember);
    if (!members.isEmpty()) {
      facts.members(members.size());
    }
    told.tell("version", chassis.version());
  }

  private void fileSystems(DeviceFactsBuilder facts, FlashMib mib)
      throws DriverException, InterruptedException {
    for (FlashPartition each : new FlashTables(session, mib).partitions()) {
      String name = each.fileSystem().name();
      if (!each.readOnly() && !NOT_FOR_IMAGES.matcher(name).matches()) {
        facts.fileSystem(each.fileSystem());
      }
    }
  }
}
