package io.swim.internal;

import io.swim.device.BootConfiguration;
import io.swim.device.StackMember;
import io.swim.device.StackRules;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.SoftwareChange;
import io.swim.spi.PlatformCatalog;
import java.util.List;
import java.util.TreeMap;

/** The boot lists of the members of a stack: SWIM sets and puts back one list for all of them. */
final class StackBoot {
  private StackBoot() {}

  /** Whether the device of that work is a stack whose members each boot a file of their own. */
  static boolean isOfFiles(Work work) {
    return work.origin().change() == SoftwareChange.BOOT_LIST && !work.origin().stack().isEmpty();
  }

  /**
   * Before anything is changed: what is put back later is one list for all.
   *
   * @throws DriverException REJECTED when a member's list differs from that of the active one, or
   *     is not told; as {@link #rules}
   */
  static void checkAlike(BootConfiguration boot, Work work, PlatformCatalog platforms)
      throws DriverException {
    if (!isOfFiles(work)) {
      return;
    }
    for (StackMember member : rules(work, platforms).others(work.origin().stack())) {
      if (!boot.memberImages().containsKey(member.number())) {
        throw refused("what member " + member.number() + " boots is not told", boot);
      }
    }
    if (!isOfAll(boot, boot.images(), work)) {
      throw refused("its members boot by different lists", boot);
    }
  }

  /**
   * How the members of a stack that PRECHECK found boot. Definitions may be others after a restart.
   *
   * @throws DriverException CHANGED, with no effect, where nothing says so any more
   */
  static StackRules rules(Work work, PlatformCatalog platforms) throws DriverException {
    return platforms
        .stack(work.platform())
        .orElseThrow(
            () -> new DriverException(FailureKind.CHANGED, DeviceEffect.NONE, withoutRules(work)));
  }

  /** Why nothing is known of the members of a stack that was one. */
  static String withoutRules(Work work) {
    return "it is a stack of "
        + work.origin().stack().size()
        + " members"
        + (isOfFiles(work) ? ", which each boot a file of their own flash" : "")
        + ", and the definition of "
        + work.platform()
        + " has no rules of stacks any more";
  }

  private static DriverException refused(String why, BootConfiguration boot) {
    return new DriverException(
        FailureKind.REJECTED,
        DeviceEffect.NONE,
        why
            + ": "
            + text(boot)
            + "; one list for all is what SWIM sets and could put back, so set that by hand"
            + " before");
  }

  /** Whether every list that is told is that one. */
  static boolean isOfAll(BootConfiguration boot, List<String> wanted, Work work) {
    return work.areSameImages(boot.images(), wanted)
        && boot.memberImages().values().stream().allMatch(list -> work.areSameImages(list, wanted));
  }

  /** The members whose list was told before, and is told no more. */
  static List<Integer> untold(BootConfiguration boot, Work work) {
    return work.origin().boot().stream()
        .flatMap(before -> before.memberImages().keySet().stream())
        .filter(member -> !boot.memberImages().containsKey(member))
        .sorted()
        .toList();
  }

  /** All lists, for a message. */
  static String text(BootConfiguration boot) {
    return boot.memberImages().isEmpty()
        ? boot.images().toString()
        : boot.images() + ", and for other members " + new TreeMap<>(boot.memberImages());
  }
}
