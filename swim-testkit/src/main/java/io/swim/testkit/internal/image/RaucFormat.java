package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bundle of RAUC, format plain: a SquashFS, behind it a signature and the length of that (RAUC,
 * "Reference", Bundle Formats). The manifest stands in clear behind the superblock, and the
 * signature is a digest: this is no SquashFS that could be mounted.
 */
final class RaucFormat implements ImageFormat {
  private static final Pattern VERSION = Pattern.compile("\\d{1,6}(?:\\.\\d{1,10}){1,3}");
  private static final Pattern SAID =
      Pattern.compile("compatible=(\\S+)\nversion=(\\S+)\nbundle=(\\S+)\n");
  private static final int HEAD = 512;
  private static final int SUPERBLOCK = 96;
  private static final int SIGNATURE = 3 + 64;
  private static final int LENGTH = 8;

  @Override
  public String checkedVersion(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException("version '" + version + "' is not of the form 2.1.0");
    }
    return version;
  }

  @Override
  public String latest() {
    return SimulatedPlatform.LINUX_AB.laterVersion();
  }

  @Override
  public String fileName(ImageSettings image) {
    return image.imageName() + "-" + image.version() + ".raucb";
  }

  @Override
  public String description(ImageSettings image) {
    return description(image.family(), image.version());
  }

  private static String description(String family, String version) {
    return "Linux " + family + " 6.1.38-acme #1 SMP " + version + " aarch64";
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    long software = image.payload(HEAD + SIGNATURE + LENGTH);
    Supplier<InputStream> squash =
        () ->
            new SequenceInputStream(
                new ByteArrayInputStream(head(image, HEAD + software)),
                new Filler(software, image.seed()));
    String digest = Digests.hex("SHA-256", squash.get());
    byte[] end =
        ByteBuffer.allocate(SIGNATURE + LENGTH)
            .put(new byte[] {0x30, (byte) 0x81, 64})
            .put(digest.getBytes(StandardCharsets.US_ASCII))
            .putLong(SIGNATURE)
            .array();
    return () -> new SequenceInputStream(squash.get(), new ByteArrayInputStream(end));
  }

  private static byte[] head(ImageSettings image, long squash) {
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    head.put("hsqs".getBytes(StandardCharsets.US_ASCII));
    head.putInt(12, 1 << 17).putShort(22, (short) 17).putShort(28, (short) 4).putLong(40, squash);
    String manifest =
        "[update]\ncompatible="
            + image.family()
            + "\nversion="
            + image.version()
            + "\nbundle="
            + image.imageName()
            + "\n";
    return head.position(SUPERBLOCK).put(manifest.getBytes(StandardCharsets.US_ASCII)).array();
  }

  @Override
  public boolean isAt(byte[] head) {
    return ImageInspector.text(head, 4).equals("hsqs");
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    long squash = content.sizeBytes() - SIGNATURE - LENGTH;
    byte[] start = Arrays.copyOf(head, HEAD);
    if (ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong(40) != squash) {
      throw new NotBootable("signature size exceeds bundle size");
    }
    byte[] told = ImageInspector.read(content, squash + 3, SIGNATURE - 3);
    String digest = Digests.hex("SHA-256", content.slice(0, squash).stream(0));
    if (!digest.equals(new String(told, StandardCharsets.US_ASCII))) {
      throw new NotBootable("digest mismatch");
    }
    Matcher said = SAID.matcher(new String(start, StandardCharsets.ISO_8859_1));
    if (!said.find()) {
      throw new NotBootable("no manifest in the bundle");
    }
    String version = said.group(2);
    return ImageFacts.plain(
        said.group(1), said.group(3), version, version, description(said.group(1), version));
  }
}
