package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.ssh.ImageNameRules.ImageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every name of two lists of real images gives its platform and version; target/image-names.md
 * tells how many are right, and why not the others.
 */
class ImageNamesTest {
  /** How the version of a name compares with what the list says. */
  private enum Verdict {
    SAME("is the same"),
    LIST_ENDS("is the same as far as the list tells it"),
    NAME_ENDS("is the same as far as the name tells it"),
    NONE("is not in the name"),
    ANONYMISED("was made unreadable by whoever recorded it"),
    TWO("is two in the list"),
    WRONG("is wrong"),
    PLATFORM("has the wrong platform");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    boolean isMiss() {
      return this == WRONG || this == PLATFORM;
    }
  }

  private static List<ImageName> names(String list, Function<String[], ImageName> reader) {
    return Recorded.text(Recorded.folder("").resolve(list))
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> reader.apply(line.split("\t")))
        .toList();
  }

  private static List<ImageName> recorded() {
    return names("image-names.tsv", ImageNameRules::recorded);
  }

  private static List<ImageName> catalogued() {
    return names("gns3-image-catalogue.tsv", ImageNameRules::catalogued);
  }

  static List<NamedImage> fitting(String name) {
    List<NamedImage> all = new ArrayList<>();
    Platforms.bundled().definitions().forEach(each -> each.image(name).ifPresent(all::add));
    return all;
  }

  private static String platform(ImageName expected) {
    return Platforms.bundled()
        .recognizeName(expected.name())
        .map(found -> found.platform().value())
        .orElse(ImageNameRules.NOBODY);
  }

  private static String version(ImageName expected) {
    return Platforms.bundled().recognizeName(expected.name()).map(NamedImage::version).orElse("");
  }

  private static Verdict verdict(ImageName expected) {
    if (!platform(expected).equals(expected.platform())) {
      return Verdict.PLATFORM;
    }
    String version = version(expected);
    if (expected.platform().equals(ImageNameRules.NOBODY)) {
      return Verdict.NONE;
    }
    boolean same =
        fitting(expected.name()).stream()
            .anyMatch(
                each ->
                    Platforms.bundled()
                        .versions(each.platform())
                        .same(version, expected.version()));
    List<String> wanted = parts(expected.version());
    if (same && !version.isEmpty()) {
      return Verdict.SAME;
    } else if (expected.version().contains("&")) {
      return Verdict.TWO;
    } else if (version.isEmpty()) {
      return unread(expected, wanted);
    } else if (begins(parts(version), wanted)) {
      return Verdict.LIST_ENDS;
    }
    return begins(wanted, parts(version)) ? Verdict.NAME_ENDS : Verdict.WRONG;
  }

  /** No version was read: it is wrong if it stands in the name. */
  private static Verdict unread(ImageName expected, List<String> wanted) {
    if (wanted.isEmpty()) {
      boolean hidden = expected.name().matches(".*(?:k10\\.|-sh\\.10\\.).*");
      return hidden ? Verdict.ANONYMISED : Verdict.NONE;
    }
    List<String> name = parts(expected.name());
    boolean told =
        Stream.iterate(0, from -> from < name.size(), from -> from + 1)
            .anyMatch(from -> begins(name.subList(from, name.size()), wanted));
    return told && wanted.size() > 1 ? Verdict.WRONG : Verdict.NONE;
  }

  private static List<String> parts(String text) {
    return Pattern.compile("\\d+|[a-z]+")
        .matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(part -> part.group().replaceFirst("^0+(?=\\d)", ""))
        .toList();
  }

  private static boolean begins(List<String> one, List<String> other) {
    return one.size() >= other.size() && one.subList(0, other.size()).equals(other);
  }

  private static String table(List<ImageName> names) {
    Map<String, Map<Verdict, List<ImageName>>> table = new TreeMap<>();
    for (ImageName each : names) {
      table
          .computeIfAbsent(each.platform(), platform -> new EnumMap<>(Verdict.class))
          .computeIfAbsent(verdict(each), verdict -> new ArrayList<>())
          .add(each);
    }
    StringBuilder text = new StringBuilder("| platform | platform right |");
    Stream.of(Verdict.values()).forEach(each -> text.append(" version ").append(each.words + " |"));
    text.append("\n|---|---|").append("---|".repeat(Verdict.values().length)).append('\n');
    table.forEach(
        (platform, row) -> {
          int all = row.values().stream().mapToInt(List::size).sum();
          int wrong = row.getOrDefault(Verdict.PLATFORM, List.of()).size();
          text.append("| %s | %d of %d |".formatted(platform, all - wrong, all));
          for (Verdict each : Verdict.values()) {
            text.append(" %d |".formatted(row.getOrDefault(each, List.of()).size()));
          }
          text.append('\n');
        });
    text.append('\n');
    table.forEach(
        (platform, row) ->
            row.forEach(
                (verdict, missed) -> {
                  boolean right = verdict == Verdict.SAME || platform.equals(ImageNameRules.NOBODY);
                  if (!right || verdict.isMiss()) {
                    missed.forEach(each -> text.append(line(each, verdict)));
                  }
                }));
    return text.toString();
  }

  private static String line(ImageName expected, Verdict verdict) {
    return "* %s: %s '%s', the list says '%s', which %s%n"
        .formatted(
            expected.name(),
            platform(expected),
            version(expected),
            expected.version(),
            verdict.words);
  }

  @Test
  void everyNameGivesItsPlatformAndVersion() throws Exception {
    String text =
        "# image-names.tsv\n\n"
            + table(recorded())
            + "\n# gns3-image-catalogue.tsv\n\n"
            + table(catalogued());
    Files.writeString(Path.of("target", "image-names.md"), text);

    assertThat(Stream.concat(recorded().stream(), catalogued().stream()))
        .hasSizeGreaterThan(500)
        .allSatisfy(
            each -> assertThat(verdict(each).isMiss()).as(line(each, verdict(each))).isFalse());
  }

  @Test
  void noNameFitsTwoPlatforms() {
    assertThat(Stream.concat(recorded().stream(), catalogued().stream()))
        .allSatisfy(each -> assertThat(fitting(each.name())).as(each.name()).hasSizeLessThan(2));
  }
}
