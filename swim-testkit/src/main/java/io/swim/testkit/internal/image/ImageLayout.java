package io.swim.testkit.internal.image;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Builds files that are shaped as classic IOS images of fixed switches are: an MZIP header with the
 * CW block, then a ZIP archive with one stored member that reaches to the last byte.
 */
public final class ImageLayout {
  /** Magic of the first four bytes, then big endian version and entry point. */
  public static final String MAGIC = "MZIP";

  private static final int ENTRY_POINT = 0x3000;
  private static final int LOADER_ALIGNMENT = 512;

  private final byte[] loader;
  private final String member;
  private final long memberSize;
  private final long seed;

  /**
   * @param cwStrings strings of the CW block, each {@code KEY$value$}
   * @param member name of the ZIP member
   * @param sizeBytes exact size of the whole file
   */
  public ImageLayout(List<String> cwStrings, String member, long sizeBytes, long seed) {
    this.loader = loader(cwStrings);
    this.member = member;
    this.seed = seed;
    long frame = loader.length + StoredZip.frame(List.of(member));
    this.memberSize = sizeBytes - frame;
    if (memberSize < 1) {
      throw new IllegalArgumentException(
          "an image of " + sizeBytes + " bytes is too small: its frame alone takes " + frame);
    }
  }

  private static byte[] loader(List<String> cwStrings) {
    byte[] block = String.join("", cwStrings).getBytes(StandardCharsets.ISO_8859_1);
    int length = (64 + block.length + 1 + LOADER_ALIGNMENT - 1) / LOADER_ALIGNMENT;
    ByteBuffer bytes = ByteBuffer.allocate(length * LOADER_ALIGNMENT);
    bytes.put(MAGIC.getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(ENTRY_POINT);
    bytes.position(64).put(block);
    return bytes.array();
  }

  /** The CRC-32 of the member; reads all of it, so callers keep the value. */
  public long memberCrc() {
    return Filler.crc(memberSize, seed);
  }

  /** The whole file, generated while it is read. */
  public InputStream open(long memberCrc) {
    StoredZip zip =
        new StoredZip(
            List.of(
                new StoredZip.Member(
                    member, memberSize, memberCrc, () -> new Filler(memberSize, seed))));
    return new SequenceInputStream(new ByteArrayInputStream(loader), zip.open());
  }
}
