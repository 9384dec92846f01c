package io.swim.ssh.image;

import io.swim.image.ImageRequirements;
import io.swim.spi.PlatformCatalog.NamedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code info} in a tar archive of IOS: a line for each fact. Source: Cisco, "IE 3000
 * Switch Software Configuration Guide" (OL-13018-01), appendix B, Image File Format on a Server.
 *
 * @param image by its name
 * @param text all of it
 */
record IosInfo(NamedImage image, String text) {
  private static final int MOST_TEXT = 16 * 1024;
  private static final Pattern END = Pattern.compile("(?m)^info_end:");
  private static final Pattern NAME =
      Pattern.compile(
          "(?m)^(?:image_name|version_directory): ?([\\w.-]{3,100})\\s*$"
              + "|^system_type: ?0x[0-9a-fA-F]+:([\\w.-]{3,100})\\s*$");
  private static final Pattern RAM = Pattern.compile("MIN_DRAM_MEG=(\\d{1,6})");

  static Optional<IosInfo> read(ImageFile file, long at, long size) throws IOException {
    String text = file.text(at, (int) Math.min(size, MOST_TEXT));
    if (!END.matcher(text).find()) {
      return Optional.empty();
    }
    Matcher names = NAME.matcher(text);
    while (names.find()) {
      String name = names.group(1) == null ? names.group(2) : names.group(1);
      Optional<NamedImage> image =
          file.platforms()
              .recognizeName(name)
              .filter(
                  each ->
                      each.platform().equals(Known.IOS)
                          || each.platform().equals(Known.AIRONET)
                          || each.platform().equals(Known.AP));
      if (image.isPresent()) {
        return Optional.of(new IosInfo(image.get(), text));
      }
    }
    return Optional.empty();
  }

  Proof proof() {
    String family = fact("image_family", "[\\w-]{1,40}");
    return Proof.of(image)
        .withFamily(family.isEmpty() ? image.family() : family)
        .withRequirements(new ImageRequirements(ram(), flash()));
  }

  private OptionalLong ram() {
    Matcher ram = RAM.matcher(text);
    return ram.find()
        ? OptionalLong.of(Long.parseLong(ram.group(1)) * 1024 * 1024)
        : OptionalLong.empty();
  }

  /** The image and what comes with it. */
  private OptionalLong flash() {
    String size = fact("total_image_file_size", "\\d{1,12}");
    return size.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(size));
  }

  private String fact(String name, String value) {
    Matcher line = Pattern.compile("(?m)^" + name + ": ?(" + value + ")\\s*$").matcher(text);
    return line.find() ? line.group(1) : "";
  }
}
