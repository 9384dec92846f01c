package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.ios.DeviceText;
import io.swim.testkit.internal.ios.ManualBoot;
import java.util.List;
import java.util.Locale;

/** The outputs of show boot, show bootvar, show switch and show redundancy. */
final class XeText {
  private static final String RULE = "---------------------------\n";

  private XeText() {}

  /** The form of stackable switches: for each member, as it was and as it will be. */
  static String boot(NetworkDevice device, IosXe software) {
    StringBuilder text = new StringBuilder();
    String now = list(software.bootedList(device), "");
    String next = list(XeBoot.entries(device.nvram().startup().bootImages()), "");
    for (Member member : software.members(device)) {
      text.append(RULE).append("Switch ").append(member.number()).append('\n').append(RULE);
      text.append("Current Boot Variables:\n").append(now).append("\n\n");
      text.append("Boot Variables on next reload:\n").append(next).append('\n');
      text.append("Manual Boot = ").append(ManualBoot.word(device.nvram().running()));
      text.append("\nEnable Break = yes\nBoot Mode = DEVICE\niPXE Timeout = 0\n");
    }
    return text.toString();
  }

  static String bootVariable(NetworkDevice device) {
    boolean isSwitch = device.spec().model().isSwitch();
    List<String> saved = XeBoot.entries(device.nvram().startup().bootImages());
    StringBuilder text = new StringBuilder(list(saved, isSwitch ? "" : ",1")).append('\n');
    if (isSwitch) {
      return text.append("MANUAL_BOOT variable = ")
          .append(ManualBoot.word(device.nvram().running()))
          .append("\nBAUD variable = 9600\n")
          .append("ENABLE_BREAK variable = yes\nBOOTMODE variable does not exist\n")
          .append("IPXE_TIMEOUT variable does not exist\nCONFIG_FILE variable = \n")
          .toString();
    }
    return text.append("CONFIG_FILE variable does not exist\nBOOTLDR variable does not exist\n")
        .append("Configuration register is ")
        .append(DeviceText.register(device))
        .append("\n\nStandby not ready to show bootvar\n\n")
        .toString();
  }

  private static String list(List<String> entries, String priority) {
    if (entries.isEmpty()) {
      return "BOOT variable does not exist";
    }
    StringBuilder text = new StringBuilder("BOOT variable = ");
    entries.forEach(entry -> text.append(entry).append(priority).append(';'));
    return text.toString();
  }

  static String stack(List<Member> members) {
    Member active = members.get(0);
    StringBuilder text = new StringBuilder("Switch/Stack Mac Address : ");
    text.append(active.macWithDots()).append(" - Local Mac Address\n");
    text.append("Mac persistency wait time: Indefinite\n");
    text.append("                                             H/W   Current\n");
    text.append("Switch#   Role    Mac Address     Priority Version  State \n");
    text.append("-".repeat(85)).append('\n');
    for (Member member : members) {
      boolean there = member.isPresent();
      text.append(
          String.format(
              Locale.ROOT,
              "%s%-2d      %-8s %-14s  %-6d %-7s %-20s\n",
              member.number() == 1 ? "*" : " ",
              member.number(),
              there ? member.role() : "Member",
              there ? member.macWithDots() : "0000.0000.0000",
              there ? member.priority() : 0,
              there ? "V02" : "",
              state(member, active)));
    }
    return text.append("\n\n\n").toString();
  }

  private static String state(Member member, Member active) {
    if (!member.isPresent()) {
      return "Removed";
    }
    return member.version().equals(active.version()) ? "Ready" : "V-Mismatch";
  }

  static String redundancy(NetworkDevice device, List<Member> members) {
    boolean duplex = members.size() > 1 && members.get(1).isPresent();
    String up = DeviceText.uptime(device.uptime());
    StringBuilder text = new StringBuilder("Redundant System Information :\n");
    text.append("------------------------------\n");
    text.append("       Available system uptime = ").append(up).append('\n');
    text.append("Switchovers system experienced = 0\n              Standby failures = 0\n");
    text.append("        Last switchover reason = none\n\n                 Hardware Mode = ");
    text.append(duplex ? "Duplex" : "Simplex").append("\n    Configured Redundancy Mode = ");
    text.append(duplex ? "sso" : "Non-redundant").append("\n     Operating Redundancy Mode = ");
    text.append(duplex ? "sso" : "Non-redundant").append("\n              Maintenance Mode = ");
    text.append("Disabled\n                Communications = ");
    text.append(duplex ? "Up" : "Down      Reason: Failure").append("\n\n");
    text.append("Current Processor Information :\n-------------------------------\n");
    text.append("               Active Location = slot 1\n");
    text.append("        Current Software state = ACTIVE\n");
    text.append(image(device, members.get(0), up)).append('\n');
    if (!duplex) {
      return text.append("Peer (slot: 0) information is not available because it is in ")
          .append("'DISABLED' state\n")
          .toString();
    }
    return text.append("Peer Processor Information :\n----------------------------\n")
        .append("              Standby Location = slot 2\n")
        .append("        Current Software state = STANDBY HOT \n")
        .append(image(device, members.get(1), up))
        .toString();
  }

  private static String image(NetworkDevice device, Member member, String up) {
    String described =
        member.image().map(booted -> booted.facts().sysDescription()).orElse("unknown");
    return "       Uptime in current state = "
        + up
        + "\n                 Image Version = "
        + described
        + "\n                          BOOT = "
        + list(XeBoot.entries(device.nvram().startup().bootImages()), "")
            .replaceFirst("^BOOT variable( = | )", "")
        + "\n        Configuration register = "
        + DeviceText.register(device)
        + '\n';
  }
}
