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
public final class Swi implements VendorImage {
  private static final Pattern VERSION =
      Pattern.compile("\\d\\.\\d{1,2}\\.\\d{1,2}(?:\\.\\d{1,2})?[A-Z]{0,3}");
  private static final Pattern SAID = Pattern.compile("(?m)^SWI_VERSION=(\\S+)$");
  private static final List<String> NAMES = List.of("version", "rootfs-i386.sqsh");
  private static final String FAMILY = "EOS";

  @Override
  public String checkedVersion(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "version '" + version + "' is not of the form 4.31.2F of EOS");
    }
    return version;
  }

  @Override
  public String latest() {
    return SimulatedPlatform.EOS.laterVersion();
  }

  @Override
  public String fileName(String imageName, String version) {
    return imageName + "-" + version + ".swi";
  }

  @Override
  public String description(String imageName, String version) {
    return "Arista Networks EOS version " + version + " running on an Arista Networks ";
  }

  /** The number of the build that show version tells: 4.31.2F-12345678.4312F. */
  public static String build(String version) {
    int number = 10_000_000 + Math.floorMod(version.hashCode(), 30_000_000);
    String digits = version.replace(".", "");
    return version + "-" + number + "." + digits;
  }

  @Override
  public Supplier<InputStream> bytes(String family, String version, long sizeBytes, long seed) {
    byte[] text =
        ("BLESSED=1\nSWI_VERSION="
                + version
                + "\nSWI_RELEASE="
                + build(version).substring(version.length() + 1)
                + "\nSWI_ARCH=i386\nSWI_MAX_HWEPOCH=2\nSWI_VARIANT=US\n")
            .getBytes(StandardCharsets.US_ASCII);
    long payload = sizeBytes - StoredZip.frame(NAMES) - text.length;
    if (payload < 1) {
      throw new IllegalArgumentException("an image of " + sizeBytes + " bytes is too small");
    }
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

  static boolean isAt(String head) {
    return head.startsWith("PK\3\4");
  }

  static ImageFacts inspect(ImageContent content) throws NotBootable, IOException {
    ZipInspector zip = new ZipInspector(content, 0);
    Map<String, Place> members = zip.check();
    Place version = members.get(NAMES.get(0));
    Matcher said = SAID.matcher(version == null ? "" : zip.text(version.from(), version.length()));
    if (!said.find()) {
      throw new NotBootable("no version in the archive");
    }
    String its = said.group(1);
    String description = new Swi().description(FAMILY, its);
    return new ImageFacts(
        FAMILY, FAMILY, "", its, build(its), 0, description, List.of(), List.of());
  }
}
