package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.iosxe.JoinedAps.Download;
import io.swim.testkit.internal.iosxe.JoinedAps.One;
import java.util.List;
import java.util.Locale;

/** The outputs of show ap image and show chassis. */
final class WirelessText {
  private static final String ROW = "%-33s %-16s %-16s %-21s %-20s %-16s %-14s %s\n";

  private WirelessText() {}

  static String images(List<One> all) {
    StringBuilder text = new StringBuilder();
    text.append("Total number of APs  : ").append(all.size()).append("\n\nNumber of APs\n");
    count(text, "Initiated", all, Download.INITIATED);
    text.append(line("Downloading", "0"));
    count(text, "Predownloading", all, Download.RUNNING);
    text.append(line("Completed downloading", "0"));
    count(text, "Completed predownloading", all, Download.COMPLETE);
    text.append(line("Not Supported", "0"));
    count(text, "Failed to Predownload", all, Download.FAILED);
    boolean atIt =
        all.stream()
            .map(One::download)
            .anyMatch(each -> each == Download.INITIATED || each == Download.RUNNING);
    text.append(line("Predownload in progress", atIt ? "Yes" : "No")).append('\n');
    String head =
        String.format(
            Locale.ROOT,
            ROW,
            "AP Name",
            "Primary Image",
            "Backup Image",
            "Predownload Status",
            "Predownload Version",
            "Next Retry Time",
            "Retry Count",
            "Method");
    text.append(head).append("-".repeat(head.length() - 1)).append('\n');
    for (One one : all) {
      boolean none = one.download() == Download.NONE;
      text.append(
          String.format(
              Locale.ROOT,
              ROW,
              one.name(),
              one.primary(),
              one.backup(),
              one.download(),
              one.next(),
              none ? "N/A" : "0",
              one.retries(),
              none ? "N/A" : "CAPWAP"));
    }
    return text.toString();
  }

  private static void count(StringBuilder text, String what, List<One> all, Download state) {
    long number = all.stream().filter(one -> one.download() == state).count();
    text.append(line(what, String.valueOf(number)));
  }

  private static String line(String what, String value) {
    return String.format(Locale.ROOT, "        %-26s : %s\n", what, value);
  }

  static String chassis(List<Member> members) {
    StringBuilder text = new StringBuilder();
    for (Member member : members) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s%d       %-8s %-14s %5d      V02     %-21s %s\n",
              member.number() == 1 ? "*" : " ",
              member.number(),
              member.role(),
              member.macWithDots(),
              3 - member.number(),
              member.isPresent() ? "Ready" : "Removed",
              member.number() == 1
                  ? member.device().spec().address().getHostAddress()
                  : "0.0.0.0"));
    }
    return "Chassis/Stack Mac Address : "
        + members.get(0).macWithDots()
        + " - Local Mac Address\nMac persistency wait time: Indefinite\n"
        + "Local Redundancy Port Type: Twisted Pair\n"
        + "                                             H/W   Current\n"
        + "Chassis#   Role    Mac Address     Priority Version  State                 IP\n"
        + "-".repeat(85)
        + "\n"
        + text
        + "\n";
  }
}
