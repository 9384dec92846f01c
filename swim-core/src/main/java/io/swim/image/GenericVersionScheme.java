package io.swim.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits into numbers and words; numbers compare as numbers, a missing part is lower. */
final class GenericVersionScheme implements VersionScheme {
  private static final Pattern PART = Pattern.compile("\\d+|[a-z]+");

  @Override
  public String id() {
    return "generic";
  }

  @Override
  public boolean understands(String version) {
    return version.chars().anyMatch(Character::isDigit);
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
      return new java.math.BigInteger(one).compareTo(new java.math.BigInteger(other));
    }
    return oneNumber == otherNumber ? one.compareTo(other) : oneNumber ? 1 : -1;
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && Character.isDigit(part.charAt(0));
  }
}
