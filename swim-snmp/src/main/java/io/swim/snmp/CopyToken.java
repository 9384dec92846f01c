package io.swim.snmp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a copy operation that is under way: {@code serial} or {@code serial/silences}, with a plus
 * behind the serial number of an inherited one.
 *
 * @param serial of its row
 * @param inherited whether an earlier start made the row, with a path that may not be served now
 * @param silences how many times in a row the device did not answer
 */
record CopyToken(long serial, boolean inherited, int silences) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,10})(\\+?)(?:/(\\d{1,6}))?");

  static CopyToken started(long serial) {
    return new CopyToken(serial, false, 0);
  }

  static CopyToken inherited(long serial) {
    return new CopyToken(serial, true, 0);
  }

  static CopyToken parse(String token) {
    Matcher matcher = FORM.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a token of a flash copy: '" + token + "'");
    }
    String silences = matcher.group(3);
    return new CopyToken(
        Long.parseLong(matcher.group(1)),
        !matcher.group(2).isEmpty(),
        silences == null ? 0 : Integer.parseInt(silences));
  }

  CopyToken answered() {
    return new CopyToken(serial, inherited, 0);
  }

  CopyToken silent() {
    return new CopyToken(serial, inherited, silences + 1);
  }

  @Override
  public String toString() {
    return serial + (inherited ? "+" : "") + (silences == 0 ? "" : "/" + silences);
  }
}
