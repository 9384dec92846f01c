package io.swim.testkit.internal.routeros;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files, what is known of them, and how they are printed. */
final class FileText {
  private static final Pattern CONDITION = Pattern.compile("([a-z-]+)(!?=)\"?([^\"]*)\"?");

  private FileText() {}

  static void print(RouterSession session, Line line) throws IOException {
    boolean old = RouterOs.release(session.device()) == 6;
    StringBuilder text = new StringBuilder();
    if (!line.has("detail")) {
      text.append(
          old ? " # NAME  TYPE  SIZE CREATION-TIME\n" : "#  NAME  TYPE  SIZE  LAST-MODIFIED\n");
    }
    int number = 0;
    for (Map<String, String> each : find(session.device(), line.where())) {
      text.append(line.has("detail") ? detail(number++, each, old) : brief(number++, each));
    }
    RouterCommands.show(session, line, text.toString());
  }

  private static String brief(int number, Map<String, String> file) {
    return String.format(
        "%2d %s  %s  %s\n",
        number,
        file.get("name"),
        file.get("type"),
        RouterText.size(Long.parseLong(file.get("size"))));
  }

  private static String detail(int number, Map<String, String> file, boolean old) {
    String quote = old ? "\"" : "";
    StringBuilder text = new StringBuilder();
    text.append(String.format("%2d name=%s%s%s", number, quote, file.get("name"), quote))
        .append(" type=" + quote + file.get("type") + quote)
        .append(" size=" + RouterText.size(Long.parseLong(file.get("size"))))
        .append(
            old ? " creation-time=nov/17/2023 11:38:45 \n" : " last-modified=2023-11-17 11:38:45 ");
    String separator = old ? "  " : "";
    for (String name : List.of("package-name", "package-version", "package-architecture")) {
      if (file.containsKey(name)) {
        text.append(separator)
            .append(' ')
            .append(name)
            .append("=\"")
            .append(file.get(name))
            .append('"');
        separator = "";
      }
    }
    return text.append("\n\n").toString();
  }

  /** What is known of each file that fits the conditions. */
  static List<Map<String, String>> find(NetworkDevice device, String where) throws IOException {
    List<Map<String, String>> found = new ArrayList<>();
    for (FlashFile file : device.fileSystems().standard().files()) {
      Map<String, String> known = known(file);
      boolean fits = true;
      for (String condition : where.isEmpty() ? new String[0] : where.split(" and ")) {
        Matcher parts = CONDITION.matcher(condition.strip());
        boolean same = parts.matches() && parts.group(3).equals(known.get(parts.group(1)));
        fits &= parts.matches() && same == parts.group(2).equals("=");
      }
      if (fits) {
        found.add(known);
      }
    }
    return found;
  }

  private static Map<String, String> known(FlashFile file) throws IOException {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("name", file.name());
    known.put("type", file.name().endsWith(".npk") ? "package" : "file");
    known.put("size", Long.toString(file.blob().sizeBytes()));
    try {
      if (file.name().endsWith(".npk")) {
        ImageFacts facts = file.blob().inspect();
        known.put("package-name", facts.imageName());
        known.put("package-version", facts.version());
        known.put("package-architecture", facts.family());
      }
    } catch (NotBootable e) {
      known.remove("package-name");
    }
    return known;
  }
}
