package io.swim.snmp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a copy operation that is under way: {@code serial} or {@code serial/silences}.
 *
 * @param serial of its row
 * @param silences how many times in a row the device did not answer
 */
record CopyToken(long serial, int silences) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,10})(?:/(\\d{1,6}))?");

  static CopyToken parse(String token) {
    Matcher matcher = FORM.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a token of a flash copy: '" + token + "'");
    }
    String silences = matcher.group(2);
    return new CopyToken(
        Long.parseLong(matcher.group(1)), silences == null ? 0 : Integer.parseInt(silences));
  }

  CopyToken answered() {
    return new CopyToken(serial, 0);
  }

  CopyToken silent() {
    return new CopyToken(serial, silences + 1);
  }

  @Override
  public String toString() {
    return silences == 0 ? Long.toString(serial) : serial + "/" + silences;
  }
}
