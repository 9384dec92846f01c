package io.swim.ssh.image;

import io.swim.ssh.platform.VersionSchemes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an IOS image says of itself in its CW_ strings, which CISCO-IMAGE-MIB shows on a device.
 *
 * @param image such as {@code C2960-LANBASEK9-M}
 * @param family such as {@code C2960}
 * @param version such as {@code 15.0(2)SE11}
 * @param feature words with bars between
 */
record CwBlock(String image, String family, String version, String feature) {
  private static final Pattern STRING = Pattern.compile("(CW_[A-Z_]{1,30})\\$([^$]{0,1024})\\$");
  private static final Pattern IMAGE =
      Pattern.compile("[A-Za-z0-9_]{1,40}-[A-Za-z0-9_]{1,60}(?:-[A-Za-z0-9_]{1,40}){0,2}");
  private static final Pattern NOT_CLASSIC = Pattern.compile("(?i)IOSD|IOSXE|^CAT3K_CAA|^CAT9K");
  private static final Pattern MIN_DRAM = Pattern.compile("MIN_DRAM_MEG=(\\d{1,6})");

  /** The block, if it is one of classic IOS. */
  static Optional<CwBlock> parse(String text) {
    Map<String, String> strings = new HashMap<>();
    Matcher matcher = STRING.matcher(text);
    while (matcher.find()) {
      strings.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    CwBlock block =
        new CwBlock(
            strings.getOrDefault("CW_IMAGE", ""),
            strings.getOrDefault("CW_FAMILY", ""),
            strings.getOrDefault("CW_VERSION", ""),
            strings.getOrDefault("CW_FEATURE", ""));
    boolean classic =
        IMAGE.matcher(block.image).matches()
            && !NOT_CLASSIC.matcher(block.image).find()
            && VersionSchemes.get("ios").understands(block.version);
    return classic ? Optional.of(block) : Optional.empty();
  }

  /** What the image's own name begins with, such as {@code s72033_rp}. */
  String imageFamily() {
    return image.substring(0, image.indexOf('-'));
  }

  /** Such as {@code LANBASEK9-M}. */
  String featureSet() {
    return image.substring(image.indexOf('-') + 1);
  }

  /** Main memory that the image needs, in bytes. */
  OptionalLong minRamBytes() {
    Matcher matcher = MIN_DRAM.matcher(feature);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)) * 1024 * 1024)
        : OptionalLong.empty();
  }
}
