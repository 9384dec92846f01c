package io.swim.snmp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of a download that was started, where there is but one status for all of them.
 *
 * @param before the status before the start, which may still be shown; -1 once another one was seen
 * @param looks how many times in a row that status was seen, or nothing at all
 */
record DownloadToken(long before, int looks) {
  private static final Pattern FORM = Pattern.compile("(-1|\\d{1,4})/(\\d{1,6})");
  private static final long SEEN = -1;

  static DownloadToken started(long before) {
    return new DownloadToken(before, 0);
  }

  static DownloadToken parse(String token) {
    Matcher matcher = FORM.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a token of a download: '" + token + "'");
    }
    return new DownloadToken(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  DownloadToken seen() {
    return new DownloadToken(SEEN, 0);
  }

  DownloadToken lookedInVain() {
    return new DownloadToken(before, looks + 1);
  }

  @Override
  public String toString() {
    return before + "/" + looks;
  }
}
