package io.swim.image;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classic Cisco IOS.
 *
 * <p>{@code 12.2(25d)JA1}: release 12.2, maintenance 25, letter d (a rebuild of the mainline
 * maintenance), train JA, rebuild 1. Three spellings are one version: that of {@code show version},
 * that of the download site with dots and a hyphen ({@code 12.2.25d-JA1}), and that of file names
 * ({@code 122-25d.JA1}). Case does not matter.
 *
 * <p>Order: release, maintenance, letter, then train by name, then rebuild. Trains are not really
 * ordered among each other; the order by name only makes the comparison total.
 */
final class IosVersionScheme implements VersionScheme {
  private static final String TAIL =
      "(?<maint>\\d+)(?<letter>[a-z]?)%s(?<train>[a-z]*)(?<rebuild>\\d*)(?<suffix>(?:[a-z]\\d*)?)";
  private static final Pattern OFFICIAL =
      Pattern.compile(
          "(?<major>\\d{2})\\.(?<minor>\\d{1,2})\\("
              + TAIL.formatted("(?<interim>(?:\\.\\d+)*)\\)"));
  private static final Pattern DOWNLOAD_SITE =
      Pattern.compile(
          "(?<major>\\d{2})\\.(?<minor>\\d{1,2})\\."
              + TAIL.formatted("(?<interim>(?:\\.\\d+)*)[-.]?"));
  private static final Pattern FILE_NAME =
      Pattern.compile(
          "(?<major>\\d{2})(?<minor>\\d)-" + TAIL.formatted("(?<interim>(?:\\.\\d+)*)\\.?"));

  private static final Comparator<Parsed> ORDER =
      Comparator.comparingInt(Parsed::major)
          .thenComparingInt(Parsed::minor)
          .thenComparing(Parsed::maintenance, GenericVersionScheme::comparePart)
          .thenComparing(Parsed::letter)
          .thenComparing(Parsed::interim, new GenericVersionScheme())
          .thenComparing(Parsed::train)
          .thenComparing(Parsed::rebuild, GenericVersionScheme::comparePart)
          .thenComparing(Parsed::suffix);

  @Override
  public String id() {
    return "ios";
  }

  @Override
  public boolean understands(String version) {
    return parse(version).isPresent();
  }

  @Override
  public int compare(String one, String other) {
    Optional<Parsed> left = parse(one);
    Optional<Parsed> right = parse(other);
    if (left.isPresent() && right.isPresent()) {
      return ORDER.compare(left.get(), right.get());
    }
    return VersionScheme.GENERIC.compare(one, other);
  }

  private static Optional<Parsed> parse(String version) {
    String text = version.strip().toLowerCase(Locale.ROOT);
    for (Pattern pattern : new Pattern[] {OFFICIAL, DOWNLOAD_SITE, FILE_NAME}) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        return Optional.of(Parsed.of(matcher));
      }
    }
    return Optional.empty();
  }

  private record Parsed(
      int major,
      int minor,
      String maintenance,
      String letter,
      String interim,
      String train,
      String rebuild,
      String suffix) {
    static Parsed of(Matcher matcher) {
      String rebuild = matcher.group("rebuild");
      return new Parsed(
          Integer.parseInt(matcher.group("major")),
          Integer.parseInt(matcher.group("minor")),
          matcher.group("maint"),
          matcher.group("letter"),
          matcher.group("interim"),
          matcher.group("train"),
          rebuild.isEmpty() ? "0" : rebuild,
          matcher.group("suffix"));
    }
  }
}
