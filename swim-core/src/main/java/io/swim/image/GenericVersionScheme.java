package io.swim.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits into numbers and words; numbers compare as numbers, a missing part is lower. */
final class GenericVersionScheme implements VersionScheme {
  private static final Pattern PART = Pattern.compile("\\d+|[a-z]+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");

  @Override
  public String id() {
    return "generic";
  }

  @Override
  public boolean understands(String version) {
    return version.chars().anyMatch(each -> each >= '0' && each <= '9');
  }

  @Override
  public int compare(String one, String other) {
    List<String> left = parts(one);
    List<String> right = parts(other);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order =
          comparePart(i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : "");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** As {@link #compare}, but only one text in whatever case is equal. */
  static int compareExactly(String one, String other) {
    int order = GENERIC.compare(one, other);
    return order != 0 ? order : String.CASE_INSENSITIVE_ORDER.compare(one.strip(), other.strip());
  }

  private static List<String> parts(String version) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(version.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts;
  }

  /** Numbers by value whatever their length; a word is lower than a number. */
  static int comparePart(String one, String other) {
    boolean oneNumber = isNumber(one);
    boolean otherNumber = isNumber(other);
    if (oneNumber && otherNumber) {
      return compareNumbers(one, other);
    }
    return oneNumber == otherNumber ? one.compareTo(other) : oneNumber ? 1 : -1;
  }

  /** By length and digits: a text of a million digits is no reason to compute with them. */
  private static int compareNumbers(String one, String other) {
    String left = LEADING_ZEROS.matcher(one).replaceFirst("");
    String right = LEADING_ZEROS.matcher(other).replaceFirst("");
    int order = Integer.compare(left.length(), right.length());
    return order != 0 ? order : left.compareTo(right);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && Character.isDigit(part.charAt(0));
  }
}
