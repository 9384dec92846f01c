package io.swim.ssh.files;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.util.regex.Pattern;

/**
 * What an SCP server means by its words. The two classic causes on Cisco devices (Cisco IOS Secure
 * Shell Configuration Guide, "Secure Copy") are told in plain words.
 */
final class ScpRefusals {
  private static final String NOT_PRIVILEGED =
      "the user needs privilege level 15 at login; an enable password does not help";
  private static final String NOT_ENABLED =
      "its SCP server is perhaps not enabled ('ip scp server enable' on Cisco IOS)";
  private static final Pattern PRIVILEGE = Pattern.compile("(?i)privilege|not authori[sz]ed");
  private static final Pattern DISABLED =
      Pattern.compile("(?i)administratively (?:disabled|prohibited)|not enabled|protocol error");

  private ScpRefusals() {}

  /**
   * In the other end's words.
   *
   * @param what whom it was asked and for what
   * @param began whether it had agreed to anything before
   */
  static DriverException of(String what, DeviceEffect effect, boolean began, ScpRefusal refusal) {
    String words = refusal.words();
    return new DriverException(
            Words.isNoRoom(words) ? FailureKind.CAPACITY : FailureKind.REJECTED,
            effect,
            what
                + ": "
                + (words.isEmpty() ? "it ended without a word" : words)
                + hint(words, began),
            words)
        .withCause(refusal);
  }

  private static String hint(String words, boolean began) {
    if (PRIVILEGE.matcher(words).find()) {
      return "; " + NOT_PRIVILEGED;
    }
    if (DISABLED.matcher(words).find()) {
      return "; " + NOT_ENABLED;
    }
    return words.isEmpty() && !began ? "; " + NOT_ENABLED + ", or " + NOT_PRIVILEGED : "";
  }
}
