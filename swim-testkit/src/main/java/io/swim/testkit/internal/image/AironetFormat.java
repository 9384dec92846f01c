package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.image.Tar.Member;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The archive of an autonomous access point: {@code info}, a folder with the IOS image of the same
 * name, radio firmware and {@code info}, and {@code info.ver} at the end, which says that it is
 * whole (Cisco, "Cisco IOS Software Configuration Guide for Cisco Aironet Access Points",
 * OL-29225-01, tar File Format of Images on a Server).
 */
final class AironetFormat implements ImageFormat {
  private static final String INFO = "info";
  private static final String INFO_AT_THE_END = "info.ver";
  private static final long RADIO_BYTES = 40_000;
  private static final int TRAILER = 2 * Tar.BLOCK;
  private static final Pattern FAMILY = Pattern.compile("(?m)^image_family: (\\S+)$");
  private static final Pattern FOLDER = Pattern.compile("(?m)^version_directory: (\\S+)$");

  private final IosFormat ios = new IosFormat();

  @Override
  public String checkedVersion(String version) {
    return ios.checkedVersion(version);
  }

  @Override
  public String latest() {
    return SimulatedPlatform.AIRONET.laterVersion();
  }

  /** C1140-K9W7-M and 15.3(3)JD give c1140-k9w7-tar.153-3.JD.tar. */
  @Override
  public String fileName(ImageSettings image) {
    return named(image, "-tar.") + ".tar";
  }

  private String named(ImageSettings image, String kind) {
    return ios.fileName(image).replaceFirst("\\.bin$", "").replaceFirst("-mz\\.", kind);
  }

  @Override
  public String description(ImageSettings image) {
    return ios.description(image);
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    String folder = named(image, "-mx.");
    // The numbers in the text have a fixed width, so that its length says nothing of them.
    long text = info(image, folder, 0).length();
    long frame = Tar.BLOCK * 2L + 3 * Tar.taken(text) + Tar.taken(RADIO_BYTES) + TRAILER;
    long system = image.payload(frame) / Tar.BLOCK * Tar.BLOCK;
    Supplier<InputStream> inner =
        ios.bytes(
            new ImageSettings(
                image.family(),
                image.imageName(),
                image.version(),
                List.of("WIRELESS LAN"),
                image.minRamMegabytes(),
                system,
                image.seed()));
    String info = info(image, folder, system);
    List<Member> members =
        List.of(
            Member.of(INFO, info),
            Member.of(folder + "/", ""),
            new Member(folder + "/" + folder, system, inner),
            new Member(
                folder + "/8001.img", RADIO_BYTES, () -> new Filler(RADIO_BYTES, image.seed() + 1)),
            Member.of(folder + "/" + INFO, info),
            Member.of(INFO_AT_THE_END, info));
    return () -> Tar.open(members, TRAILER + image.sizeBytes() - frame - system);
  }

  private String info(ImageSettings image, String folder, long system) {
    return String.format(
        Locale.ROOT,
        """
        version_suffix: %s
        version_directory: %s
        image_name: %s
        ios_image_file_size: %010d
        total_image_file_size: %010d
        image_feature: WIRELESS LAN
        image_family: %s
        info_end:
        """,
        folder.replaceFirst("^[^-]+-", "").replaceFirst("-mx", "-"),
        folder,
        folder,
        system,
        system + RADIO_BYTES,
        image.family());
  }

  @Override
  public boolean isAt(byte[] head) {
    return Tar.isAt(head, INFO);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    List<ImagePart> all = Tar.parts(content);
    String first = text(content, all.get(0));
    ImagePart last = all.get(all.size() - 1);
    if (!last.fileName().equals(INFO_AT_THE_END) || !text(content, last).equals(first)) {
      throw new NotBootable("no " + INFO_AT_THE_END + " at the end of the archive");
    }
    return new ImageFacts(
        said(FAMILY, first),
        said(FOLDER, first),
        "",
        "",
        "",
        0,
        "",
        List.of(),
        all.stream()
            .filter(each -> each.fileName().contains("/") && !each.fileName().endsWith("/"))
            .toList());
  }

  private static String text(ImageContent content, ImagePart part) throws IOException {
    int length = (int) Math.min(part.sizeBytes(), Tar.BLOCK * 8L);
    return new String(
        ImageInspector.read(content, part.offset(), length), StandardCharsets.US_ASCII);
  }

  private static String said(Pattern what, String info) throws NotBootable {
    Matcher matcher = what.matcher(info);
    if (!matcher.find()) {
      throw new NotBootable("not a valid IOS image archive");
    }
    return matcher.group(1);
  }
}
