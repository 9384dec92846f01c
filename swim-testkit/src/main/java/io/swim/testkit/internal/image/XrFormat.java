package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Images of IOS-XR: volumes of 64 bits (ISO), and packages of 32 bits (PIE). */
final class XrFormat implements ImageFormat {
  private static final Pattern VERSION = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}");

  @Override
  public String checkedVersion(String version) {
    return ImageFormat.parts(VERSION, version, "7.0.2 of IOS-XR").group();
  }

  @Override
  public String latest() {
    return SimulatedPlatform.IOS_XR.laterVersion();
  }

  private static boolean isPie(ImageSettings image) {
    return image.imageName().endsWith("-px");
  }

  @Override
  public String fileName(ImageSettings image) {
    return isPie(image)
        ? image.imageName() + ".pie-" + image.version()
        : image.imageName() + "-" + image.version() + ".iso";
  }

  @Override
  public String description(ImageSettings image) {
    return description(image.family(), image.version());
  }

  private static String description(String family, String version) {
    return "Cisco IOS XR Software ("
        + family.toUpperCase(Locale.ROOT)
        + "), Version "
        + version
        + "\nCopyright (c) 2013-2020 by Cisco Systems, Inc.";
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    return isPie(image) ? new XrPie(image)::open : new XrVolume(image)::open;
  }

  /** The lines by which both tell what they are. */
  static String info(ImageSettings image, InputStream software) {
    return "Name: "
        + image.imageName()
        + "\nVersion: "
        + image.version()
        + "\nPlatform: "
        + image.family()
        + "\nInitrd MD5: "
        + Digests.hex("MD5", software)
        + "\n";
  }

  @Override
  public boolean isAt(byte[] head) {
    return XrPie.isAt(head) || XrVolume.isAt(head) || XrFix.isAt(head);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    if (XrFix.isAt(head)) {
      return XrFix.inspect(content, head);
    }
    return XrPie.isAt(head)
        ? facts(content, XrPie.info(head), XrPie.HEADER)
        : facts(content, XrVolume.info(content.sizeBytes(), head), XrVolume.FRAME);
  }

  private static ImageFacts facts(ImageContent content, String info, long software)
      throws NotBootable {
    if (!Digests.hex("MD5", content.stream(software)).equals(told(info, "Initrd MD5"))) {
      throw new NotBootable("Initrd md5sum does not match. The iso might be corrupted");
    }
    String version = told(info, "Version");
    String family = told(info, "Platform");
    return ImageFacts.plain(
        family, told(info, "Name"), version, version, description(family, version));
  }

  private static String told(String info, String name) throws NotBootable {
    Matcher line = Pattern.compile("(?m)^" + name + ": (\\S+)$").matcher(info);
    if (!line.find()) {
      throw new NotBootable("iso_info.txt has no " + name);
    }
    return line.group(1);
  }
}
