package io.swim.image;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Semantic Versioning 2.0.0: three numbers, a pre-release after a hyphen, metadata after a plus.
 */
final class SemanticVersionScheme implements VersionScheme {
  private static final Pattern VERSION =
      Pattern.compile(
          "v?(\\d+)\\.(\\d+)\\.(\\d+)(?:-([0-9a-z-]+(?:\\.[0-9a-z-]+)*))?"
              + "(?:\\+[0-9a-z-]+(?:\\.[0-9a-z-]+)*)?");
  // No version is that long, and a regular expression needs stack for every identifier.
  private static final int LONGEST = 200;

  private static final Comparator<Parsed> ORDER =
      Comparator.comparing(Parsed::major, GenericVersionScheme::comparePart)
          .thenComparing(Parsed::minor, GenericVersionScheme::comparePart)
          .thenComparing(Parsed::patch, GenericVersionScheme::comparePart)
          .thenComparing(Parsed::preRelease, SemanticVersionScheme::comparePreRelease);

  @Override
  public String id() {
    return "semantic";
  }

  @Override
  public boolean understands(String version) {
    return parse(version).isPresent();
  }

  /** What is no semantic version is lower than any, and ordered as by {@link #GENERIC}. */
  @Override
  public int compare(String one, String other) {
    Optional<Parsed> left = parse(one);
    Optional<Parsed> right = parse(other);
    if (left.isPresent() && right.isPresent()) {
      return ORDER.compare(left.get(), right.get());
    }
    int order = Boolean.compare(left.isPresent(), right.isPresent());
    return order != 0 ? order : GenericVersionScheme.compareExactly(one, other);
  }

  @Override
  public VersionStep step(String from, String to) {
    Optional<Parsed> left = parse(from);
    Optional<Parsed> right = parse(to);
    if (left.isEmpty() || right.isEmpty()) {
      return VersionStep.UNKNOWN;
    }
    if (GenericVersionScheme.comparePart(left.get().major, right.get().major) != 0) {
      return VersionStep.MAJOR;
    }
    if (GenericVersionScheme.comparePart(left.get().minor, right.get().minor) != 0) {
      return VersionStep.MINOR;
    }
    return ORDER.compare(left.get(), right.get()) == 0 ? VersionStep.SAME : VersionStep.MAINTENANCE;
  }

  @Override
  public boolean sameTrain(String one, String other) {
    VersionStep step = step(one, other);
    return step == VersionStep.SAME || step == VersionStep.MAINTENANCE || same(one, other);
  }

  private static Optional<Parsed> parse(String version) {
    String text = version.strip().toLowerCase(Locale.ROOT);
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = VERSION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String preRelease = matcher.group(4);
    return Optional.of(
        new Parsed(
            matcher.group(1),
            matcher.group(2),
            matcher.group(3),
            preRelease == null ? List.of() : List.of(preRelease.split("\\."))));
  }

  /** Section 11: none is the highest; numbers are below words; more identifiers are higher. */
  private static int comparePreRelease(List<String> one, List<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = compareIdentifier(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static int compareIdentifier(String one, String other) {
    boolean oneNumber = isNumber(one);
    if (oneNumber != isNumber(other)) {
      return oneNumber ? -1 : 1;
    }
    return oneNumber ? GenericVersionScheme.comparePart(one, other) : one.compareTo(other);
  }

  private static boolean isNumber(String identifier) {
    return identifier.chars().allMatch(each -> each >= '0' && each <= '9');
  }

  private record Parsed(String major, String minor, String patch, List<String> preRelease) {}
}
