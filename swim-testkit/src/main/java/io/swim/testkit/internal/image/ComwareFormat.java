package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.CheckedFile.Label;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * IPE files of Comware 7 with a boot and a system image in them. The real format is not public:
 * here each of the three has a header of its own, with size and checksum.
 */
final class ComwareFormat implements ImageFormat {
  private static final String MAGIC = "SIMULATED-COMWARE\n";
  private static final Pattern VERSION = Pattern.compile("[RFE](\\d{4}(?:P\\d{2})?)");
  private static final int BOOT_SHARE = 8;

  @Override
  public String checkedVersion(String version) {
    return ImageFormat.parts(VERSION, version.toUpperCase(Locale.ROOT), "R3507P09 of Comware")
        .group();
  }

  @Override
  public String latest() {
    return SimulatedPlatform.COMWARE.laterVersion();
  }

  @Override
  public String fileName(ImageSettings image) {
    return image.imageName() + "-CMW710-" + image.version() + ".ipe";
  }

  private static String partName(String family, String kind, String version) {
    return (family + "-cmw710-" + kind + "-" + version + ".bin").toLowerCase(Locale.ROOT);
  }

  @Override
  public String description(ImageSettings image) {
    return description(image.imageName(), image.version());
  }

  private static String description(String imageName, String version) {
    return "HPE Comware Platform Software, Software Version "
        + full(version)
        + "\nHPE "
        + imageName
        + "\nCopyright (c) 2010-2021 Hewlett Packard Enterprise Development LP";
  }

  private static String full(String version) {
    return "7.1.070, Release " + version.substring(1);
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    long payload = image.payload(3L * CheckedFile.HEADER);
    long ofBoot = Math.max(1, payload / BOOT_SHARE);
    Supplier<InputStream> boot = part(image, "boot", ofBoot);
    Supplier<InputStream> system = part(image, "system", payload - ofBoot);
    return CheckedFile.bytes(
        MAGIC,
        new Label("ipe", image.family(), image.version()),
        payload + 2L * CheckedFile.HEADER,
        () -> new SequenceInputStream(boot.get(), system.get()));
  }

  private static Supplier<InputStream> part(ImageSettings image, String kind, long size) {
    long seed = image.seed() * 31 + kind.length();
    return CheckedFile.bytes(
        MAGIC,
        new Label(kind, image.family(), image.version()),
        size,
        () -> new Filler(size, seed));
  }

  @Override
  public boolean isAt(byte[] head) {
    return ImageInspector.text(head, MAGIC.length()).equals(MAGIC);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    Label label = CheckedFile.check(content, head);
    String family = label.family();
    String version = label.version();
    return new ImageFacts(
        family,
        family,
        label.kind(),
        version,
        full(version),
        0,
        description(family, version),
        List.of(),
        label.kind().equals("ipe") ? parts(content, family, version) : List.of());
  }

  private static List<ImagePart> parts(ImageContent content, String family, String version)
      throws NotBootable, IOException {
    long first = CheckedFile.HEADER;
    long boot = CheckedFile.size(ImageInspector.read(content, first, CheckedFile.HEADER));
    return List.of(
        new ImagePart(partName(family, "boot", version), first, boot),
        new ImagePart(
            partName(family, "system", version), first + boot, content.sizeBytes() - first - boot));
  }
}
