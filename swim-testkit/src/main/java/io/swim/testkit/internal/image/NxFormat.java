package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that are shaped as images of NX-OS are: a header with the name of the file, the text that
 * sysDescr begins with and strings as in CISCO-IMAGE-MIB, then the software. Length and digest of
 * the software are in a string of their own, for real ones have them where nothing public tells.
 */
final class NxFormat implements ImageFormat {
  private static final int HEADER = 1024;
  private static final int LOADER = 64;
  private static final String DESCRIPTION = "Cisco NX-OS(tm) ";
  private static final Pattern VERSION =
      Pattern.compile(
          "(\\d{1,2})\\.(\\d{1,2})\\((\\d{1,3}[a-z]?)\\)(?:([A-Z]\\w{0,3})\\((\\d{1,3}[a-z]?)\\))?");

  @Override
  public String checkedVersion(String version) {
    return parsed(version).group();
  }

  private static Matcher parsed(String version) {
    return ImageFormat.parts(VERSION, version, "9.3(10) or 7.0(3)I7(9) of NX-OS");
  }

  @Override
  public String latest() {
    return SimulatedPlatform.NX_OS.laterVersion();
  }

  /** The name: nxos and 9.3(10) give nxos.9.3.10.bin. */
  @Override
  public String fileName(ImageSettings image) {
    return fileName(image.imageName(), image.version());
  }

  private static String fileName(String imageName, String version) {
    Matcher parts = parsed(version);
    String train = parts.group(4) == null ? "" : "." + parts.group(4) + "." + parts.group(5);
    return imageName
        + "."
        + parts.group(1)
        + "."
        + parts.group(2)
        + "."
        + parts.group(3)
        + train
        + ".bin";
  }

  @Override
  public String description(ImageSettings image) {
    return description(image.imageName(), image.version());
  }

  private static String description(String imageName, String version) {
    return DESCRIPTION
        + fileName(imageName, version)
        + ", Software ("
        + imageName
        + "), Version "
        + version
        + ", RELEASE SOFTWARE Copyright (c) 2002-2022 by Cisco Systems, Inc. "
        + "Compiled 3/16/2022 12:00:00";
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    long body = image.payload(HEADER);
    String text =
        fileName(image)
            + "\0"
            + description(image)
            + "\0CW_BEGIN$$CW_IMAGE$"
            + fileName(image)
            + "$CW_FAMILY$"
            + image.family()
            + "$CW_VERSION$"
            + image.version()
            + "$CW_MEDIA$RAM$CW_SOFTWARE$"
            + body
            + "|"
            + Digests.hex("SHA-512", new Filler(body, image.seed()))
            + "$CW_END$$";
    byte[] header = new byte[HEADER];
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, LOADER, bytes.length);
    return () ->
        new SequenceInputStream(new ByteArrayInputStream(header), new Filler(body, image.seed()));
  }

  @Override
  public boolean isAt(byte[] head) {
    return ImageInspector.text(head, HEADER).contains(DESCRIPTION);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    Map<String, String> values = CwBlock.strings(ImageInspector.text(head, HEADER));
    String[] software = values.getOrDefault("CW_SOFTWARE", "").split("\\|");
    if (software.length != 2) {
      throw new NotBootable("header is damaged");
    }
    long expected = HEADER + Long.parseLong(software[0]);
    if (content.sizeBytes() != expected) {
      throw new NotBootable(
          "file is cut short: it has " + content.sizeBytes() + " bytes, not " + expected);
    }
    if (!Digests.hex("SHA-512", content.stream(HEADER)).equals(software[1])) {
      throw new NotBootable("digest of the software is wrong");
    }
    values.remove("CW_SOFTWARE");
    String file = values.getOrDefault("CW_IMAGE", "");
    String version = values.getOrDefault("CW_VERSION", "");
    String name = file.substring(0, Math.max(0, file.indexOf('.')));
    String family = values.getOrDefault("CW_FAMILY", "");
    return new ImageFacts(
        family,
        name,
        "",
        version,
        version,
        0,
        description(name, version),
        CwBlock.told(values),
        List.of());
  }
}
