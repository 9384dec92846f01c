package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.device.NetworkDevice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The words of installing. */
final class InstallText {
  static final String RELOAD =
      "\nThis operation may require a reload of the system. Do you want to proceed? [y/n]";
  static final String NO_RELOAD = "User did not agree to the reload";
  static final String BUSY =
      "FAILED: cannot start new install operation, some operation is already running\n";
  static final String UNSAVED =
      "System configuration has been modified.\n"
          + "Press Yes(y) to save the configuration and proceed.\n"
          + "Press No(n) for proceeding without saving the configuration.\n"
          + "Press Quit(q) to exit, you may save configuration and re-enter the command. [y/n/q]";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private InstallText() {}

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String now(NetworkDevice device) {
    return time(device.clock().instant());
  }

  static String start(String operation, NetworkDevice device) {
    return operation + ": START " + now(device) + "\n";
  }

  static String success(String operation, NetworkDevice device) {
    return "SUCCESS: " + operation + " " + now(device) + "\n";
  }

  /** What could not be done, by whom if one member is to blame. */
  static String failed(String operation, InstallRefused why, NetworkDevice device) {
    return why.member()
        .map(
            member ->
                " ["
                    + member.number()
                    + "] "
                    + member.title()
                    + " FAILED: "
                    + why.getMessage()
                    + "\nFAILED: "
                    + operation
                    + " "
                    + now(device)
                    + "\n")
        .orElse("FAILED: " + operation + " : " + why.getMessage() + "\n");
  }

  /** A step on all members begins. */
  static String begins(String step, String what, List<Member> members) {
    StringBuilder text = new StringBuilder("\n--- Starting " + step + " ---\n");
    text.append("Performing ").append(step).append(" on all members\n");
    for (Member member : members) {
      text.append(line(member)).append(' ').append(what).append(" on ");
      text.append(member.title()).append('\n');
    }
    return text.toString();
  }

  /** The step is done on all of them. */
  static String ends(String step, String what, List<Member> members) {
    StringBuilder text = new StringBuilder();
    for (Member member : members) {
      text.append(line(member)).append(" Finished ").append(what).append(" on ");
      text.append(member.title()).append('\n');
    }
    text.append("Checking status of ").append(step).append(" on ").append(all(members));
    text.append('\n').append(step).append(": Passed on ").append(all(members));
    return text.append("\nFinished ").append(step).append("\n").toString();
  }

  private static String line(Member member) {
    return " [" + member.number() + "]";
  }

  /** In brackets: [1 2 3], [R0]. */
  static String all(List<Member> members) {
    return "[" + String.join(" ", members.stream().map(Member::brief).toList()) + "]";
  }

  /** As a place to copy to: Switch 1 2 3, R0. */
  static String places(List<Member> members) {
    String numbers = String.join(" ", members.stream().map(Member::brief).toList());
    return members.get(0).title().startsWith("Switch") ? "Switch " + numbers : " " + numbers;
  }

  /** An add that has nothing to do. */
  static String unchanged(Member member) {
    return line(member)
        + " "
        + member.title()
        + " Add succeed with reason: Same Image File-No Change\n";
  }

  /** Copying to the members that will unpack it. */
  static String copied(String path, List<Member> members) {
    return "--- Starting initial file syncing ---\nCopying "
        + path
        + " from "
        + members.get(0).title()
        + " to "
        + places(members)
        + "\nInfo: Finished copying to the selected "
        + members.get(0).title().replaceFirst(" ?\\w?\\d$", "")
        + "\nFinished initial file syncing\n";
  }

  static String toActivate(Installed image, NetworkDevice device) {
    StringBuilder text = new StringBuilder("Following packages shall be activated:\n");
    for (String file : image.packages().packages()) {
      text.append(path(device, file)).append('\n');
    }
    return text.toString();
  }

  /** A file on the standard file system, as messages write it. */
  static String path(NetworkDevice device, String file) {
    return "/" + device.spec().model().flashName() + "/" + file.replaceFirst("^\\w+:/?", "");
  }
}
