package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that are shaped as ASA images that are not signed: a Linux boot sector and kernel header at
 * their start, and at their end the command line with which the kernel is started (NCC Group,
 * "asafw"). What stands between, and the line that tells family, version and checksum, is this
 * kit's own. Names are asa984-12-lfbff-k8.SPA, from 9.12 on asa9-12-4-55-lfbff-k8.SPA; those of
 * other hardware are not signed and end in .bin.
 */
final class AsaFormat implements ImageFormat {
  private static final int HEAD = 4096;
  private static final int TAIL = 512;
  private static final int SIGNATURE_AT = 510;
  private static final int KERNEL_AT = 0x202;
  private static final int ONE_DIGIT = 9;
  private static final String NOTICE =
      "Use a boot loader. Direct booting from floppy is not supported.";
  private static final String COMMAND_LINE = "quiet loglevel=0 auto";
  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\((\\d{1,2})\\)(\\d{0,3})");
  private static final Pattern FACTS =
      Pattern.compile("family=(\\w+) version=(\\S+) size=(\\d{1,18}) crc=([0-9a-f]{1,8}) ");

  @Override
  public String checkedVersion(String version) {
    return parsed(version).group();
  }

  private static Matcher parsed(String version) {
    return ImageFormat.parts(VERSION, version, "9.8(4)12 of ASA");
  }

  @Override
  public String latest() {
    return "9.16(4)";
  }

  @Override
  public String fileName(ImageSettings image) {
    Matcher parts = parsed(image.version());
    String dash = Integer.parseInt(parts.group(2)) > ONE_DIGIT ? "-" : "";
    String interim = parts.group(4).isEmpty() ? "" : "-" + parts.group(4);
    return "asa"
        + parts.group(1)
        + dash
        + parts.group(2)
        + dash
        + parts.group(3)
        + interim
        + "-"
        + image.family()
        + "-k8"
        + (image.family().equals("smp") ? ".bin" : ".SPA");
  }

  @Override
  public String description(ImageSettings image) {
    return description(image.version());
  }

  private static String description(String version) {
    return "Cisco Adaptive Security Appliance Version " + version;
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    long payload = image.payload(HEAD + TAIL);
    long crc = Digests.crc(withTail(payload, image.seed()));
    byte[] head =
        head(
            "family=%s version=%s size=%d crc=%x "
                .formatted(image.family(), image.version(), image.sizeBytes(), crc));
    return () ->
        new SequenceInputStream(new ByteArrayInputStream(head), withTail(payload, image.seed()));
  }

  private static byte[] head(String facts) {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD);
    bytes.put(64, NOTICE.getBytes(StandardCharsets.US_ASCII));
    bytes.put(SIGNATURE_AT, (byte) 0x55).put(SIGNATURE_AT + 1, (byte) 0xaa);
    bytes.put(KERNEL_AT, "HdrS".getBytes(StandardCharsets.US_ASCII));
    bytes.put(HEAD / 2, facts.getBytes(StandardCharsets.US_ASCII));
    return bytes.array();
  }

  private static InputStream withTail(long payload, long seed) {
    ByteBuffer tail = ByteBuffer.allocate(TAIL);
    tail.put(64, COMMAND_LINE.getBytes(StandardCharsets.US_ASCII));
    return new SequenceInputStream(
        new Filler(payload, seed), new ByteArrayInputStream(tail.array()));
  }

  @Override
  public boolean isAt(byte[] head) {
    return ImageInspector.text(head, HEAD).contains(NOTICE);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    Matcher facts = FACTS.matcher(ImageInspector.text(head, HEAD));
    if (head.length < HEAD || !facts.find()) {
      throw new NotBootable("no kernel in it");
    }
    long size = Long.parseLong(facts.group(3));
    if (content.sizeBytes() != size) {
      throw new NotBootable(
          "file is cut short: it has " + content.sizeBytes() + " bytes, not " + size);
    }
    if (Digests.crc(content.stream(HEAD)) != Long.parseLong(facts.group(4), 16)) {
      throw new NotBootable("signature verification failed: checksum is wrong");
    }
    String family = facts.group(1);
    String version = facts.group(2);
    return ImageFacts.plain(
        family, "asa-" + family + "-k8", version, version, description(version));
  }
}
