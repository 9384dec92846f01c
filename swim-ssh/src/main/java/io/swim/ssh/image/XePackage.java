package io.swim.ssh.image;

import io.swim.device.PlatformId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package of IOS-XE: system ({@code .SPA.bin}), part of one ({@code .pkg}) or SMU. It begins with
 * entries of type, length and text, among them CW_ strings, as the boot log of a Catalyst 9000
 * shows them; behind that is a file system.
 */
final class XePackage {
  private static final int HEADER = 8 * 1024;
  private static final long MOST_BYTES = 48L << 20;
  private static final String FIRST_KEY = "KEY_TLV_PACKAGE_COMPATIBILITY";

  /** Type 9 is text; its length follows, both big-endian. */
  private static final String FIRST_ENTRY = "\0\0\0\11\0\0\0\35" + FIRST_KEY;

  private static final Pattern STRING = Pattern.compile("CW_([A-Z_]{1,30})=\\$([^$\\n]{0,200})\\$");

  /** Wireless controllers have platforms of their own. */
  private static final Set<PlatformId> PLATFORMS = Set.of(Known.IOS_XE, Known.C9800, Known.EWC);

  private static final Pattern BUILD = Pattern.compile("\\.\\.\\w+$");

  private XePackage() {}

  static Recognition look(ImageFile file) throws IOException {
    String header = file.text(0, HEADER);
    int first = header.indexOf(FIRST_ENTRY);
    if (first < 0) {
      return new Recognition.NotMine();
    }
    int end = header.indexOf("CW_END=$", first);
    if (end < 0) {
      return new Recognition.Damaged(
          "truncated or damaged: its header has no end in " + file.size() + " bytes");
    }
    Map<String, String> strings = new HashMap<>();
    Matcher each = STRING.matcher(header.substring(first, end));
    while (each.find()) {
      strings.putIfAbsent(each.group(1), each.group(2));
    }
    Optional<NamedImage> inside =
        file.platforms()
            .recognizeName(strings.getOrDefault("IMAGE", ""))
            .filter(image -> PLATFORMS.contains(image.platform()));
    if (inside.isEmpty() && !strings.getOrDefault("DESCRIPTION", "").contains("IOS-XE")) {
      return new Recognition.NotMine();
    }
    Proof proof = proof(file, strings, inside);
    Optional<String> damage = damage(file, end, proof);
    return damage.isPresent() ? new Recognition.Damaged(damage.get()) : proof.join(file);
  }

  /** A file system tells where it ends. A system without one that is known is big at least. */
  private static Optional<String> damage(ImageFile file, long header, Proof proof)
      throws IOException {
    OptionalLong end = Payload.end(file, header, MOST_BYTES);
    if (end.isPresent()) {
      return end.getAsLong() <= file.size()
          ? Optional.empty()
          : Optional.of(
              "truncated: what is in it ends at byte "
                  + end.getAsLong()
                  + ", the file has "
                  + file.size());
    }
    boolean small = proof.kind().filter(each -> each == ImageKind.SMU).isPresent();
    return small || !NamedFiles.isTooSmall(file)
        ? Optional.empty()
        : Optional.of("truncated: nothing behind its header in " + file.size() + " bytes");
  }

  private static Proof proof(
      ImageFile file, Map<String, String> strings, Optional<NamedImage> inside) {
    VersionScheme versions = file.platforms().versions(Known.IOS_XE);
    String plain = strings.getOrDefault("VERSION", "");
    String full = BUILD.matcher(strings.getOrDefault("FULL_VERSION", "")).replaceFirst("");
    String version =
        versions.understands(plain)
            ? plain
            : versions.understands(full) ? full : inside.map(NamedImage::version).orElse("");
    return new Proof(
        inside.map(NamedImage::platform).orElse(Known.IOS_XE),
        inside.map(NamedImage::kind),
        version,
        strings.getOrDefault("FAMILY", ""),
        inside.map(NamedImage::featureSet).orElse(""),
        ImageRequirements.NONE);
  }
}
