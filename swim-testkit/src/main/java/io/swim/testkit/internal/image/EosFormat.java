package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.image.StoredZip.Member;
import io.swim.testkit.internal.image.ZipInspector.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An image of EOS: a ZIP archive with a file {@code version}, which says SWI_VERSION, and what is
 * booted (Arista, "EOS User Manual", section Aboot).
 */
final class EosFormat implements ImageFormat {
  private static final Pattern VERSION =
      Pattern.compile("\\d\\.\\d{1,2}\\.\\d{1,2}(?:\\.\\d{1,2})?[A-Z]{0,3}");
  private static final Pattern SAID = Pattern.compile("(?m)^SWI_VERSION=(\\S+)$");
  private static final List<String> NAMES = List.of("version", "rootfs-i386.sqsh");
  private static final String MAGIC = "PK\3\4";
  private static final String FAMILY = "EOS";

  @Override
  public String checkedVersion(String version) {
    return ImageFormat.parts(VERSION, version, "4.31.2F of EOS").group();
  }

  @Override
  public String latest() {
    return SimulatedPlatform.EOS.laterVersion();
  }

  @Override
  public String fileName(ImageSettings image) {
    return image.imageName() + "-" + image.version() + ".swi";
  }

  @Override
  public String description(ImageSettings image) {
    return description(image.version());
  }

  private static String description(String version) {
    return "Arista Networks EOS version " + version + " running on an Arista Networks ";
  }

  /** The number of the build that show version tells: 4.31.2F-12345678.4312F. */
  private static String build(String version) {
    int number = 10_000_000 + Math.floorMod(version.hashCode(), 30_000_000);
    String digits = version.replace(".", "");
    return version + "-" + number + "." + digits;
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    String version = image.version();
    byte[] text =
        ("BLESSED=1\nSWI_VERSION="
                + version
                + "\nSWI_RELEASE="
                + build(version).substring(version.length() + 1)
                + "\nSWI_ARCH=i386\nSWI_MAX_HWEPOCH=2\nSWI_VARIANT=US\n")
            .getBytes(StandardCharsets.US_ASCII);
    long payload = image.payload(StoredZip.frame(NAMES) + text.length);
    long seed = image.seed();
    CRC32 crc = new CRC32();
    crc.update(text);
    StoredZip zip =
        new StoredZip(
            List.of(
                new Member(
                    NAMES.get(0),
                    text.length,
                    crc.getValue(),
                    () -> new ByteArrayInputStream(text)),
                new Member(
                    NAMES.get(1),
                    payload,
                    Filler.crc(payload, seed),
                    () -> new Filler(payload, seed))));
    return zip::open;
  }

  @Override
  public boolean isAt(byte[] head) {
    return ImageInspector.text(head, MAGIC.length()).equals(MAGIC);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    ZipInspector zip = new ZipInspector(content, 0);
    Map<String, Place> members = zip.check();
    Place version = members.get(NAMES.get(0));
    Matcher said = SAID.matcher(version == null ? "" : zip.text(version.from(), version.length()));
    if (!said.find()) {
      throw new NotBootable("no version in the archive");
    }
    String its = said.group(1);
    return ImageFacts.plain(FAMILY, FAMILY, its, build(its), description(its));
  }
}
