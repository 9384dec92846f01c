package io.swim.snmp;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of a download that was started, where there is but one status for all of them.
 *
 * @param before the status before the start, whatever number the agent told, which may still be
 *     shown; empty once another one was seen
 * @param looks how many times in a row that status was seen, or nothing at all
 */
record DownloadToken(OptionalLong before, int looks) {
  private static final String SEEN = "seen";
  private static final Pattern FORM = Pattern.compile("(" + SEEN + "|-?\\d{1,19})/(\\d{1,6})");

  static DownloadToken started(long before) {
    return new DownloadToken(OptionalLong.of(before), 0);
  }

  static DownloadToken parse(String token) {
    Matcher matcher = FORM.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a token of a download: '" + token + "'");
    }
    String before = matcher.group(1);
    return new DownloadToken(
        before.equals(SEEN) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(before)),
        Integer.parseInt(matcher.group(2)));
  }

  /** Whether that status may be the one from before the start. */
  boolean mayBeOld(long status) {
    return before.equals(OptionalLong.of(status));
  }

  DownloadToken seen() {
    return new DownloadToken(OptionalLong.empty(), 0);
  }

  DownloadToken lookedInVain() {
    return new DownloadToken(before, looks + 1);
  }

  @Override
  public String toString() {
    return (before.isPresent() ? Long.toString(before.getAsLong()) : SEEN) + "/" + looks;
  }
}
