package io.swim.testkit.internal.image;

import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strings of an image as CISCO-IMAGE-MIB has them: {@code CW_FAMILY$C2960$}. */
final class CwBlock {
  private static final Pattern MIN_DRAM = Pattern.compile("MIN_DRAM_MEG=(\\d+)");
  private static final Pattern STRING =
      Pattern.compile("(CW_[A-Z_]+)\\$([^$]*)\\$", Pattern.DOTALL);

  private CwBlock() {}

  /** All strings of a text, in order. */
  static Map<String, String> strings(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher matcher = STRING.matcher(text);
    while (matcher.find()) {
      values.put(matcher.group(1), matcher.group(2));
    }
    return values;
  }

  /** As a device tells them. */
  static List<String> told(Map<String, String> strings) {
    List<String> told = new ArrayList<>();
    strings.forEach((key, value) -> told.add(key + "$" + value + "$"));
    return List.copyOf(told);
  }

  /** What the block from CW_BEGIN to CW_END says. */
  static ImageFacts facts(String head) throws NotBootable {
    int begin = head.indexOf("CW_BEGIN$");
    int end = begin < 0 ? -1 : head.indexOf("CW_END$", begin);
    int close = end < 0 ? -1 : head.indexOf('$', end + "CW_END$".length());
    if (close < 0) {
      throw new NotBootable("no CW block");
    }
    Map<String, String> values = strings(head.substring(begin, close + 1));
    String feature = values.getOrDefault("CW_FEATURE", "");
    Matcher dram = MIN_DRAM.matcher(feature);
    return new ImageFacts(
        required(values, "CW_FAMILY"),
        required(values, "CW_IMAGE"),
        feature,
        required(values, "CW_VERSION"),
        required(values, "CW_VERSION"),
        dram.find() ? Integer.parseInt(dram.group(1)) : 0,
        values.getOrDefault("CW_SYSDESCR", ""),
        told(values),
        List.of());
  }

  private static String required(Map<String, String> values, String key) throws NotBootable {
    String value = values.get(key);
    if (value == null) {
      throw new NotBootable("CW block has no " + key);
    }
    return value;
  }
}
