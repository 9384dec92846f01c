package io.swim.testkit.internal.routeros;

import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So much of the scripting language as tells sizes to the byte: {@code :put} of a text with what
 * commands give, and {@code :foreach} over files with one {@code :put} in it.
 */
final class Scripts {
  private static final Pattern PUT = Pattern.compile(":put \"([^\"]*)\"");
  private static final Pattern FOREACH =
      Pattern.compile(
          ":foreach (\\w+) in=\\[/file find(?: where ([^\\]]+))?\\] do=\\{(:put .*)\\}");
  private static final Pattern RESOURCE =
      Pattern.compile("\\$\\[/system resource get ([a-z-]+)\\]");
  private static final Pattern FILE = Pattern.compile("\\$\\[/file get \\$(\\w+) ([a-z-]+)\\]");

  private Scripts() {}

  static void run(RouterSession session, String line) throws IOException {
    NetworkDevice device = session.device();
    Matcher each = FOREACH.matcher(line);
    if (each.matches()) {
      String where = each.group(2) == null ? "" : each.group(2);
      StringBuilder text = new StringBuilder();
      for (Map<String, String> file : FileText.find(device, where)) {
        text.append(put(each.group(3), device, file)).append('\n');
      }
      session.say(text.toString());
    } else {
      session.say(put(line, device, Map.of()) + "\n");
    }
  }

  private static String put(String line, NetworkDevice device, Map<String, String> file) {
    Matcher put = PUT.matcher(line);
    if (!put.matches()) {
      return "syntax error (line 1 column 2)";
    }
    String text = filled(RESOURCE, put.group(1), name -> resource(device, name));
    return filled(FILE, text, name -> file.getOrDefault(name, ""));
  }

  /** The last group of the expression is the name of what takes its place. */
  private static String filled(Pattern hole, String text, UnaryOperator<String> value) {
    return hole.matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(value.apply(found.group(found.groupCount()))));
  }

  private static String resource(NetworkDevice device, String name) {
    return switch (name) {
      case "free-hdd-space" -> Long.toString(device.fileSystems().standard().freeBytes());
      case "total-hdd-space" -> Long.toString(device.fileSystems().standard().totalBytes());
      case "total-memory" -> Long.toString(device.spec().model().ramBytes());
      case "free-memory" -> Long.toString(device.spec().model().ramBytes() / 10 * 9);
      default -> "";
    };
  }
}
