package io.swim.ssh.image;

import io.swim.ssh.platform.VersionSchemes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name of Cisco's: {@code c2960-lanbasek9-mz.150-2.SE11.bin} is platform, feature set, where
 * it runs and how it is compressed, version.
 *
 * @param family platform part
 * @param feature feature set part
 * @param memory such as {@code mz}
 * @param version empty if the name has none
 */
record IosImageName(String family, String feature, String memory, String version) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?<family>[a-z0-9_]{1,40})-(?<feature>[a-z0-9_]{1,60}(?:-[a-z0-9_]{1,40})?)"
              + "-(?<memory>[mflr][zxw]?)"
              + "(?:\\.(?:sp[a-z]\\.)?(?<version>[a-z0-9][a-z0-9._-]{0,60}?))?"
              + "(?:\\.sp[a-z])?(?:\\.bin|\\.image)?");

  static Optional<IosImageName> parse(String fileName) {
    Matcher matcher = NAME.matcher(fileName.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String version = matcher.group("version");
    return Optional.of(
        new IosImageName(
            matcher.group("family"),
            matcher.group("feature"),
            matcher.group("memory"),
            version == null || version.equals("bin") ? "" : version));
  }

  boolean isCompressed() {
    return memory.length() > 1;
  }

  /** What of the content this name contradicts; empty when they agree. */
  Optional<String> contradicts(CwBlock block) {
    String realFamily = block.imageFamily().toLowerCase(Locale.ROOT);
    if (!realFamily.equals(family) && !realFamily.startsWith(family + "_")) {
      return Optional.of("the name says " + family + ", the file is for " + block.imageFamily());
    }
    String realFeature = block.featureSet().toLowerCase(Locale.ROOT);
    if (!realFeature.equals(feature) && !realFeature.equals(feature + "-" + memory.charAt(0))) {
      return Optional.of(
          "the name says feature set " + feature + ", the file has " + block.featureSet());
    }
    if (!version.isEmpty() && !VersionSchemes.get("ios").same(version, block.version())) {
      return Optional.of("the name says " + version + ", the file is " + block.version());
    }
    return Optional.empty();
  }
}
