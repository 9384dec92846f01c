package io.swim.transfer.http;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a redirect points to, for a message (RFC 9110, section 10.2.2): without what may be a
 * login, a token or a signature.
 */
final class Redirect {
  private static final int LONGEST = 1000;
  private static final Pattern BEHIND_THE_PATH = Pattern.compile("[?#].*");
  private static final Pattern LOGIN =
      Pattern.compile("^((?:[A-Za-z][A-Za-z0-9+.-]*:)?//|[A-Za-z][A-Za-z0-9+.-]*:)[^/]*@");

  private Redirect() {}

  static boolean is(int code) {
    return switch (code) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /**
   * The Location, and what is left out of it.
   *
   * @param hidden words that a server might repeat, and that nobody may see
   */
  static String shown(String location, List<String> hidden) {
    String path = BEHIND_THE_PATH.matcher(location.replaceAll("\\p{Cntrl}", "?")).replaceFirst("");
    String shown = LOGIN.matcher(path).replaceFirst("$1");
    for (String each : hidden) {
      shown = shown.replace(each, "(secret)");
    }
    String all = shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
    return all + (location.length() > path.length() ? " (its query is not shown)" : "");
  }
}
