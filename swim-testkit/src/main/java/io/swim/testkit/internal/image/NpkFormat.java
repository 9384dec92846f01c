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
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package of RouterOS ({@code .npk}): a magic number, the length of what follows, and parts: the
 * name with the version, the architecture, the files, and a signature, which is here a digest of
 * all before it. Source: npkPy and MikroTikPatch, which read and write such files.
 */
final class NpkFormat implements ImageFormat {
  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,2})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?(?:(alpha|beta|rc)(\\d{1,3}))?");
  private static final int MAGIC = 0xbad0f11e;
  private static final int HEADER = 8;
  private static final int PART = 6;
  private static final int NAME = 16;
  private static final int NAMED = NAME + 4 + 12;
  private static final int SIGNATURE = 64;
  private static final int FRAME = HEADER + 4 * PART + NAMED + NAME + SIGNATURE;

  @Override
  public String checkedVersion(String version) {
    ImageFormat.parts(VERSION, version, "7.12.1 of RouterOS");
    return version;
  }

  @Override
  public String latest() {
    return SimulatedPlatform.ROUTEROS.laterVersion();
  }

  @Override
  public String fileName(ImageSettings image) {
    String family = image.family();
    return image.version().startsWith("6.")
        ? image.imageName() + "-" + family + "-" + image.version() + ".npk"
        : image.imageName() + "-" + image.version() + "-" + family + ".npk";
  }

  @Override
  public String description(ImageSettings image) {
    return "RouterOS";
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    long software = image.payload(FRAME);
    byte[] head = head(image, software);
    Supplier<InputStream> signed =
        () ->
            new SequenceInputStream(
                new ByteArrayInputStream(head), new Filler(software, image.seed()));
    byte[] signature = part(9, Digests.hex("SHA-256", signed.get()));
    return () ->
        new SequenceInputStream(
            Collections.enumeration(List.of(signed.get(), new ByteArrayInputStream(signature))));
  }

  private static byte[] head(ImageSettings image, long software) {
    ByteBuffer head = buffer(FRAME - PART - SIGNATURE);
    head.putInt(MAGIC).putInt((int) (FRAME - HEADER + software));
    head.putShort((short) 1).putInt(NAMED).put(padded(inside(image))).put(version(image.version()));
    head.put(new byte[NAMED - NAME - 4]);
    head.putShort((short) 0x10).putInt(NAME).put(padded(image.family()));
    return head.putShort((short) 0x15).putInt((int) software).array();
  }

  /** How the package calls itself, which since release 7 is not how its file is called. */
  private static String inside(ImageSettings image) {
    if (!image.imageName().equals("routeros")) {
      return image.imageName();
    }
    return image.version().startsWith("6.") ? "routeros-" + image.family() : "system";
  }

  private static byte[] version(String text) {
    Matcher parts = ImageFormat.parts(VERSION, text, "7.12.1");
    String stage =
        parts.group(4) == null ? "f" : parts.group(4).equals("rc") ? "c" : parts.group(4);
    String last = stage.equals("f") ? parts.group(3) : parts.group(5);
    return new byte[] {
      last == null ? 0 : Byte.parseByte(last),
      (byte) stage.charAt(0),
      Byte.parseByte(parts.group(2)),
      Byte.parseByte(parts.group(1))
    };
  }

  private static byte[] part(int type, String text) {
    byte[] data = text.getBytes(StandardCharsets.US_ASCII);
    return buffer(PART + data.length).putShort((short) type).putInt(data.length).put(data).array();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] padded(String text) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), NAME);
  }

  @Override
  public boolean isAt(byte[] head) {
    return head.length >= HEADER && wrap(head).getInt(0) == MAGIC;
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    long size = content.sizeBytes();
    if (size <= FRAME || wrap(head).getInt(4) + HEADER != size) {
      throw new NotBootable("bad length");
    }
    byte[] told = ImageInspector.read(content, size - SIGNATURE, SIGNATURE);
    String digest = Digests.hex("SHA-256", content.slice(0, size - PART - SIGNATURE).stream(0));
    if (!digest.equals(new String(told, StandardCharsets.US_ASCII))) {
      throw new NotBootable("bad signature");
    }
    String name = text(head, HEADER + PART);
    String family = text(head, HEADER + PART + NAMED + PART);
    String version = version(head, HEADER + PART + NAME);
    return ImageFacts.plain(family, name, version, version, "RouterOS");
  }

  private static String text(byte[] head, int at) {
    return new String(head, at, NAME, StandardCharsets.US_ASCII).trim();
  }

  private static String version(byte[] head, int at) {
    String minor = head[at + 3] + "." + head[at + 2];
    return switch (head[at + 1]) {
      case 'a' -> minor + "alpha" + head[at];
      case 'b' -> minor + "beta" + head[at];
      case 'c' -> minor + "rc" + head[at];
      default -> head[at] == 0 ? minor : minor + "." + head[at];
    };
  }
}
