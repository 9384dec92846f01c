package io.swim.image;

import io.swim.device.PlatformId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which images are asked for: those to which everything here applies. Upper and lower case are one.
 *
 * @param platform who can run it
 * @param family the whole of it, such as {@code C2960}
 * @param kind what it is for
 * @param version the whole of it, in any of the vendor's spellings
 * @param parts of single fields: the field contains the text
 * @param words each is contained in some field
 */
public record ImageQuery(
    Optional<PlatformId> platform,
    Optional<String> family,
    Optional<ImageKind> kind,
    Optional<String> version,
    Map<ImageField, String> parts,
    List<String> words) {
  /** Every image. */
  public static final ImageQuery ALL =
      new ImageQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          List.of());

  public ImageQuery {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(parts, "parts");
    Objects.requireNonNull(words, "words");
    parts = Map.copyOf(parts);
    words = List.copyOf(words);
  }

  public ImageQuery withPlatform(PlatformId value) {
    return new ImageQuery(Optional.of(value), family, kind, version, parts, words);
  }

  public ImageQuery withFamily(String value) {
    return new ImageQuery(platform, Optional.of(value), kind, version, parts, words);
  }

  public ImageQuery withKind(ImageKind value) {
    return new ImageQuery(platform, family, Optional.of(value), version, parts, words);
  }

  public ImageQuery withVersion(String value) {
    return new ImageQuery(platform, family, kind, Optional.of(value), parts, words);
  }

  /** Only images that have this text somewhere in that field. */
  public ImageQuery withPart(ImageField field, String text) {
    Map<ImageField, String> more = new EnumMap<>(ImageField.class);
    more.putAll(parts);
    more.put(field, text);
    return new ImageQuery(platform, family, kind, version, more, words);
  }

  /** Only images that have each word of this text, in whatever field. */
  public ImageQuery withText(String text) {
    List<String> each =
        Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    return new ImageQuery(platform, family, kind, version, parts, each);
  }

  /**
   * Whether everything here applies to the image.
   *
   * @param versions of the image's platform
   */
  public boolean matches(SoftwareImage image, VersionScheme versions) {
    return platform.filter(each -> !each.equals(image.platform())).isEmpty()
        && family.filter(each -> !each.equalsIgnoreCase(image.family())).isEmpty()
        && kind.filter(each -> each != image.kind()).isEmpty()
        && version.filter(each -> !versions.same(each, image.version())).isEmpty()
        && parts.entrySet().stream()
            .allMatch(part -> contains(part.getKey(), image, part.getValue()))
        && words.stream()
            .allMatch(
                word ->
                    Arrays.stream(ImageField.values())
                        .anyMatch(field -> contains(field, image, word)));
  }

  private static boolean contains(ImageField field, SoftwareImage image, String text) {
    return field.of(image).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }
}
