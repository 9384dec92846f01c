package io.swim.ssh.image;

import io.swim.device.PlatformId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.spi.Recognition;
import java.util.Locale;
import java.util.Optional;

/**
 * What the bytes of a whole file tell. What they leave open, its name may tell; where the two
 * contradict each other, the bytes are right and the file was renamed.
 *
 * @param kind empty if the bytes are the same for several
 * @param version empty if they do not tell; so are the others
 */
record Proof(
    PlatformId platform,
    Optional<ImageKind> kind,
    String version,
    String family,
    String featureSet,
    ImageRequirements requirements) {

  static Proof of(PlatformId platform, ImageKind kind) {
    return new Proof(platform, Optional.of(kind), "", "", "", ImageRequirements.NONE);
  }

  /** That of a name that stands in the file. */
  static Proof of(NamedImage inside) {
    return new Proof(
        inside.platform(),
        Optional.of(inside.kind()),
        inside.version(),
        inside.family(),
        inside.featureSet(),
        ImageRequirements.NONE);
  }

  /** One of which only the name can tell what it is for. */
  Proof withoutKind() {
    return new Proof(platform, Optional.empty(), version, family, featureSet, requirements);
  }

  Proof withVersion(String value) {
    return new Proof(platform, kind, value, family, featureSet, requirements);
  }

  Proof withFamily(String value) {
    return new Proof(platform, kind, version, value, featureSet, requirements);
  }

  Proof withRequirements(ImageRequirements value) {
    return new Proof(platform, kind, version, family, featureSet, value);
  }

  Recognition join(ImageFile file) {
    Optional<NamedImage> named = file.named();
    VersionScheme versions = file.platforms().versions(platform);
    Optional<String> contradiction = named.flatMap(each -> contradiction(each, versions));
    if (contradiction.isPresent()) {
      return renamed(file, contradiction.get());
    }
    Optional<ImageKind> purpose = kind.or(() -> named.map(NamedImage::kind));
    String release = first(version, named.map(NamedImage::version));
    if (purpose.isEmpty() || release.isEmpty()) {
      String missing = release.isEmpty() ? "which version it is" : "what it is for";
      return renamed(file, "neither its name nor the file tells " + missing);
    }
    return new Recognition.Recognized(
        platform,
        purpose.get(),
        release,
        first(family, named.map(NamedImage::family)),
        first(featureSet, named.map(NamedImage::featureSet)),
        requirements);
  }

  private static Recognition renamed(ImageFile file, String why) {
    return new Recognition.Renamed(Shown.of(file.name()) + ": " + why);
  }

  private Optional<String> contradiction(NamedImage named, VersionScheme versions) {
    if (!named.platform().equals(platform)) {
      return Optional.of(
          "the name is one of " + named.platform() + ", the file is for " + platform);
    }
    if (kind.filter(each -> each != named.kind()).isPresent()) {
      return Optional.of(
          "the name says " + words(named.kind()) + ", the file is " + words(kind.get()));
    }
    return version.isEmpty() || named.version().isEmpty() || versions.same(version, named.version())
        ? Optional.empty()
        : Optional.of(
            "the name says version " + named.version() + ", the file is " + Shown.of(version));
  }

  private static String words(ImageKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String first(String one, Optional<String> other) {
    return one.isEmpty() ? other.orElse("") : one;
  }
}
