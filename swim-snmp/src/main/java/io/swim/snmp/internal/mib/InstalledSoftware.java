package io.swim.snmp.internal.mib;

import io.swim.device.SoftwarePackage;
import io.swim.device.SoftwarePackage.State;
import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of the software of a device, as far as MIBs tell of them. */
public final class InstalledSoftware {
  /** JUNOS Routing Software Suite [13.3R9.13]. */
  private static final Pattern JUNOS =
      Pattern.compile("(?<name>(?i:junos)\\b[^\\[\\]]{0,100}?) \\[(?<version>\\d[^\\[\\]\\s]*)\\]");

  /** CeImageInstallableStatus (CISCO-IMAGE-TC): what needs a reload to run or to go has not yet. */
  private static final List<State> INSTALLABLE_STATES =
      List.of(
          State.ACTIVE, // active
          State.INACTIVE, // pendingInstall
          State.ACTIVE, // pendingRemoval
          State.INACTIVE, // installPendingReload
          State.ACTIVE, // removedPendingReload
          State.INACTIVE, // installPendingReloadPendingRemoval
          State.ACTIVE, // removedPendingReloadPendingInstall
          State.INACTIVE, // pruned
          State.INACTIVE); // inactive

  private InstalledSoftware() {}

  /** Packages of Junos, by hrSWInstalledName (RFC 2790); names are cut at 64 octets there. */
  public static List<SoftwarePackage> ofJunos(SnmpSession session)
      throws DriverException, InterruptedException {
    List<SoftwarePackage> packages = new ArrayList<>();
    for (SnmpValue each : Columns.walk(session, MibObject.HR_SOFTWARE_NAME).values()) {
      Matcher matcher = JUNOS.matcher(Told.word(each).orElse(""));
      if (matcher.matches()) {
        packages.add(
            new SoftwarePackage(
                matcher.group("name"), Optional.of(matcher.group("version")), State.ACTIVE));
      }
    }
    return packages;
  }

  /** Patches and packages of a modular IOS, by ceImageInstallableTable. */
  public static List<SoftwarePackage> ofModularIos(SnmpSession session)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> names = Columns.walk(session, MibObject.INSTALLABLE_NAME);
    Map<String, SnmpValue> states =
        names.isEmpty() ? Map.of() : Columns.walk(session, MibObject.INSTALLABLE_STATUS);
    List<SoftwarePackage> packages = new ArrayList<>();
    for (Map.Entry<String, SnmpValue> each : names.entrySet()) {
      long status = Columns.number(states.get(each.getKey())).orElse(0);
      State state =
          status >= 1 && status <= INSTALLABLE_STATES.size()
              ? INSTALLABLE_STATES.get((int) status - 1)
              : State.UNKNOWN;
      Told.word(each.getValue())
          .ifPresent(name -> packages.add(new SoftwarePackage(name, Optional.empty(), state)));
    }
    return packages;
  }

  /**
   * The two image slots of a Small Business switch, by CISCOSB-DEVICEPARAMS-MIB; those of the first
   * unit of a stack.
   */
  public static List<SoftwarePackage> ofImageSlots(SnmpSession session)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> active = Columns.walk(session, MibObject.SLOT_ACTIVE);
    Optional<String> unit = active.keySet().stream().findFirst();
    if (unit.isEmpty()) {
      return List.of();
    }
    String next = MibObject.SLOT_NEXT.at(unit.get());
    List<String> versions =
        List.of(MibObject.SLOT_VERSION_1.at(unit.get()), MibObject.SLOT_VERSION_2.at(unit.get()));
    Map<String, SnmpValue> values = session.get(List.of(next, versions.get(0), versions.get(1)));
    long running = Columns.number(active.get(unit.get())).orElse(0);
    long chosen = Columns.number(values.get(next)).orElse(0);
    List<SoftwarePackage> slots = new ArrayList<>();
    for (int slot = 1; slot <= versions.size(); slot++) {
      Optional<String> version = Told.word(values.get(versions.get(slot - 1)));
      if (version.isPresent()) {
        slots.add(new SoftwarePackage(slotName(slot), version, slotState(slot, running, chosen)));
      }
    }
    return slots;
  }

  /** As the command line calls it. */
  public static String slotName(long slot) {
    return "image-" + slot;
  }

  private static State slotState(int slot, long running, long chosen) {
    if (slot != running) {
      return State.INACTIVE;
    }
    return chosen == 0 ? State.ACTIVE : chosen == slot ? State.COMMITTED : State.UNCOMMITTED;
  }
}
