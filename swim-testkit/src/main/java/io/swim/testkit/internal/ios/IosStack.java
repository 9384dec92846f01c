package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The members of a stack: each boots by a list of its own, from its own flash. One with another
 * version than the master's takes no part, as Catalyst 3750 Switch Software Configuration Guide,
 * "Managing Switch Stacks" has it; it does not upgrade itself here.
 */
final class IosStack {
  private static final String LIST = "boot system switch ";
  private static final String READY = "Ready";

  private IosStack() {}

  static boolean isStack(NetworkDevice device) {
    return device.spec().model().members() > 1;
  }

  /** What a member boots; one that was never told anything else boots what the master does. */
  static List<String> bootList(DeviceConfig config, int number) {
    return number == 1
        ? config.bootImages()
        : config
            .option(LIST + number)
            .map(list -> Arrays.stream(list.split(";")).filter(each -> !each.isEmpty()).toList())
            .orElse(config.bootImages());
  }

  /** With that list for the master alone. */
  static DeviceConfig withMaster(NetworkDevice device, DeviceConfig config, List<String> images) {
    DeviceConfig kept = config;
    for (int number = 2; number <= device.spec().model().members(); number++) {
      kept = withMember(kept, number, bootList(config, number));
    }
    return kept.withBootImages(images);
  }

  /** With that list for all members that take part. */
  static DeviceConfig withAll(List<StackSwitch> members, DeviceConfig config, List<String> images) {
    DeviceConfig all = withMaster(members.get(0).device(), config, images);
    for (StackSwitch member : members) {
      if (member.number() > 1 && state(members, member).equals(READY)) {
        all = withMember(all, member.number(), images);
      }
    }
    return all;
  }

  private static DeviceConfig withMember(DeviceConfig config, int number, List<String> images) {
    return config.withOption(LIST + number, String.join(";", images) + ";");
  }

  static String state(List<StackSwitch> members, StackSwitch member) {
    if (!member.isPresent()) {
      return "Removed";
    }
    return member.version().equals(members.get(0).version()) ? READY : "Version Mismatch";
  }

  /** The output of show switch. */
  static String text(List<StackSwitch> members) {
    StringBuilder text = new StringBuilder("Switch/Stack Mac Address : ");
    text.append(members.get(0).macWithDots()).append('\n');
    text.append("                                           H/W   Current\n");
    text.append("Switch#  Role   Mac Address     Priority Version  State \n");
    text.append("-".repeat(58)).append('\n');
    for (StackSwitch member : members) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s%-2d      %-6s %s %6d %6d       %-20s\n",
              member.number() == 1 ? "*" : " ",
              member.number(),
              member.number() == 1 ? "Master" : "Member",
              member.isPresent() ? member.macWithDots() : "0000.0000.0000",
              member.isPresent() ? member.priority() : 0,
              0,
              state(members, member)));
    }
    return text.append('\n').toString();
  }

  /** Their rows in the table of show version. */
  static String versions(List<StackSwitch> members) {
    StringBuilder text = new StringBuilder();
    for (StackSwitch member : members) {
      if (member.isPresent()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s %4d %-5d %-18s %-21s %s\n",
                member.number() == 1 ? "*" : " ",
                member.number(),
                26,
                member.device().spec().model().productId(),
                member.version(),
                member.imageName()));
      }
    }
    return text.toString();
  }

  /** What show version says of the members beside the master. */
  static String hardware(List<StackSwitch> members) {
    StringBuilder text = new StringBuilder();
    for (StackSwitch member : members) {
      if (member.isPresent() && member.number() > 1) {
        text.append(
            String.format(
                Locale.ROOT,
                "Switch %02d\n---------\nModel number                    : %s\n"
                    + "System serial number            : %s\n\n",
                member.number(),
                member.device().spec().model().productId(),
                member.serial()));
      }
    }
    return text.toString();
  }
}
