package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * System software of VRP. The real format is not public: this one has a header of its own, with
 * size and checksum, as a device finds out by itself whether a package is whole.
 */
final class VrpFormat implements ImageFormat {
  private static final String MAGIC = "SIMULATED-VRP\n";
  private static final int HEADER = 512;
  private static final Pattern VERSION =
      Pattern.compile("V\\d{3}R\\d{3}C\\d{2,3}(?:SPC\\d{3})?(?:B\\d{3})?");
  private static final Pattern FIELDS =
      Pattern.compile("FAMILY=(\\S+)\nVERSION=(\\S+)\nSIZE=(\\d{1,12})\nCRC=(\\p{XDigit}{8})\n");

  @Override
  public String checkedVersion(String version) {
    return ImageFormat.parts(VERSION, version.toUpperCase(Locale.ROOT), "V200R019C10SPC500 of VRP")
        .group();
  }

  @Override
  public String latest() {
    return SimulatedPlatform.VRP.laterVersion();
  }

  @Override
  public String fileName(ImageSettings image) {
    return image.imageName() + "-" + image.version() + ".cc";
  }

  @Override
  public String description(ImageSettings image) {
    return description(image.imageName(), image.version());
  }

  private static String description(String imageName, String version) {
    return "Huawei Versatile Routing Platform Software\nVRP (R) software, Version 5.170 ("
        + imageName
        + " "
        + version
        + ")\nCopyright (C) 2000-2020 HUAWEI TECH Co., Ltd.";
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    long payload = image.payload(HEADER);
    String text =
        String.format(
            Locale.ROOT,
            "%sFAMILY=%s\nVERSION=%s\nSIZE=%d\nCRC=%08x\n",
            MAGIC,
            image.family(),
            image.version(),
            payload,
            Filler.crc(payload, image.seed()));
    byte[] header = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), HEADER);
    return () ->
        new SequenceInputStream(
            new ByteArrayInputStream(header), new Filler(payload, image.seed()));
  }

  @Override
  public boolean isAt(byte[] head) {
    return ImageInspector.text(head, MAGIC.length()).equals(MAGIC);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    Matcher fields = FIELDS.matcher(ImageInspector.text(head, HEADER));
    if (!fields.find()) {
      throw new NotBootable("the header of the package is damaged");
    }
    long size = Long.parseLong(fields.group(3));
    if (content.sizeBytes() != HEADER + size) {
      throw new NotBootable(
          "file is cut short: it has " + content.sizeBytes() + " bytes, not " + (HEADER + size));
    }
    if (!String.format(Locale.ROOT, "%08x", Digests.crc(content.stream(HEADER)))
        .equals(fields.group(4))) {
      throw new NotBootable("checksum of the package is wrong");
    }
    String family = fields.group(1);
    String version = fields.group(2);
    return ImageFacts.plain(family, family, version, version, description(family, version));
  }
}
