package io.swim.testkit.internal.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

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
  private final byte[] memberName;
  private final long memberSize;
  private final long seed;

  /**
   * @param cwStrings strings of the CW block, each {@code KEY$value$}
   * @param member name of the ZIP member
   * @param sizeBytes exact size of the whole file
   */
  public ImageLayout(List<String> cwStrings, String member, long sizeBytes, long seed) {
    this.loader = loader(cwStrings);
    this.memberName = member.getBytes(StandardCharsets.US_ASCII);
    this.seed = seed;
    long frame = loader.length + 30L + 46 + 22 + 2L * memberName.length;
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
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[64 * 1024];
    try (InputStream member = new Filler(memberSize, seed)) {
      for (int read = member.read(buffer); read > 0; read = member.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory can't fail to be read", e);
    }
    return crc.getValue();
  }

  /** The whole file, generated while it is read. */
  public InputStream open(long memberCrc) {
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(loader),
                new ByteArrayInputStream(localHeader(memberCrc)),
                new Filler(memberSize, seed),
                new ByteArrayInputStream(directory(memberCrc)))));
  }

  private byte[] localHeader(long crc) {
    ByteBuffer header = little(30 + memberName.length);
    header.putInt(Zip.LOCAL_HEADER).putShort((short) 10).putShort((short) 0).putShort((short) 0);
    header.putInt(Zip.FIXED_TIME).putInt((int) crc);
    header.putInt((int) memberSize).putInt((int) memberSize);
    header.putShort((short) memberName.length).putShort((short) 0).put(memberName);
    return header.array();
  }

  private byte[] directory(long crc) {
    int entry = 46 + memberName.length;
    ByteBuffer bytes = little(entry + 22);
    bytes.putInt(Zip.CENTRAL_HEADER).putShort((short) 20).putShort((short) 10);
    bytes.putShort((short) 0).putShort((short) 0).putInt(Zip.FIXED_TIME).putInt((int) crc);
    bytes.putInt((int) memberSize).putInt((int) memberSize);
    bytes.putShort((short) memberName.length);
    bytes.position(46).put(memberName);
    bytes.putInt(Zip.END).putInt(0).putShort((short) 1).putShort((short) 1);
    bytes.putInt(entry).putInt((int) (30 + memberName.length + memberSize)).putShort((short) 0);
    return bytes.array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
