package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Files that are shaped as ASA images that are not signed: a Linux boot sector and kernel header at
 * their start, and at their end the command line with which the kernel is started (NCC Group,
 * "asafw"). What stands between, and the line that tells family, version and checksum, is this
 * kit's own.
 */
public final class AsaLayout {
  private static final int HEAD = 4096;
  private static final int TAIL = 512;
  private static final int SIGNATURE_AT = 510;
  private static final int KERNEL_AT = 0x202;
  private static final String NOTICE =
      "Use a boot loader. Direct booting from floppy is not supported.";
  private static final String COMMAND_LINE = "quiet loglevel=0 auto";
  private static final Pattern FACTS =
      Pattern.compile("family=(\\w+) version=(\\S+) size=(\\d+) crc=([0-9a-f]+) ");

  private final byte[] head;
  private final long payload;
  private final long seed;

  /** An image of exactly that size. */
  public AsaLayout(String family, String version, long sizeBytes, long seed) {
    this.payload = sizeBytes - HEAD - TAIL;
    this.seed = seed;
    if (payload < 1) {
      throw new IllegalArgumentException(
          "an image of "
              + sizeBytes
              + " bytes is too small: its frame alone takes "
              + (HEAD + TAIL));
    }
    this.head =
        head("family=%s version=%s size=%d crc=%x ".formatted(family, version, sizeBytes, crc()));
  }

  private static byte[] head(String facts) {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD);
    bytes.put(64, NOTICE.getBytes(StandardCharsets.US_ASCII));
    bytes.put(SIGNATURE_AT, (byte) 0x55).put(SIGNATURE_AT + 1, (byte) 0xaa);
    bytes.put(KERNEL_AT, "HdrS".getBytes(StandardCharsets.US_ASCII));
    bytes.put(HEAD / 2, facts.getBytes(StandardCharsets.US_ASCII));
    return bytes.array();
  }

  private static byte[] tail() {
    ByteBuffer bytes = ByteBuffer.allocate(TAIL);
    bytes.put(64, COMMAND_LINE.getBytes(StandardCharsets.US_ASCII));
    return bytes.array();
  }

  private long crc() {
    try (InputStream filler = new Filler(payload, seed)) {
      return crc(filler, payload);
    } catch (IOException e) {
      throw new IllegalStateException("memory can't fail to be read", e);
    }
  }

  private static long crc(InputStream in, long length) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[64 * 1024];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        break;
      }
      crc.update(buffer, 0, read);
      left -= read;
    }
    return crc.getValue();
  }

  /** The whole file, generated while it is read. */
  public InputStream open() {
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(head),
                new Filler(payload, seed),
                new ByteArrayInputStream(tail()))));
  }

  /** Whether a file begins as such an image. */
  static boolean isAt(byte[] start) {
    return new String(start, 0, Math.min(HEAD, start.length), StandardCharsets.ISO_8859_1)
        .contains(NOTICE);
  }

  /** Reads the whole file. */
  static ImageFacts inspect(ImageContent content, byte[] start) throws NotBootable, IOException {
    String text = new String(start, 0, Math.min(HEAD, start.length), StandardCharsets.ISO_8859_1);
    Matcher facts = FACTS.matcher(text);
    if (start.length < HEAD || !facts.find()) {
      throw new NotBootable("no kernel in it");
    }
    long size = Long.parseLong(facts.group(3));
    if (content.sizeBytes() != size) {
      throw new NotBootable(
          "file is cut short: it has " + content.sizeBytes() + " bytes, not " + size);
    }
    try (InputStream payload = content.stream(HEAD)) {
      if (crc(payload, size - HEAD - TAIL) != Long.parseLong(facts.group(4), 16)) {
        throw new NotBootable("signature verification failed: checksum is wrong");
      }
    }
    String version = facts.group(2);
    return new ImageFacts(
        facts.group(1),
        "asa-" + facts.group(1) + "-k8",
        "",
        version,
        version,
        0,
        AsaNames.description(version),
        List.of(),
        List.of());
  }
}
