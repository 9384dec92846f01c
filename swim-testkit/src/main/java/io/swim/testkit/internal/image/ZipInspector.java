package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** Reads the ZIP archive that ends an image: directory, sizes, checksums. */
final class ZipInspector {
  private static final int END_BYTES = 22;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int LONGEST_NAME = 1024;

  private final ImageContent content;
  private final long archive;

  /**
   * An archive.
   *
   * @param archive where it begins
   */
  ZipInspector(ImageContent content, long archive) {
    this.content = content;
    this.archive = archive;
  }

  /** Where the bytes of a member are. */
  record Place(long from, long length) {}

  /** Reads and checks all members; by their names. */
  Map<String, Place> check() throws NotBootable, IOException {
    long size = content.sizeBytes();
    ByteBuffer end = little(size - END_BYTES, END_BYTES);
    if (end.remaining() < END_BYTES || end.getInt(0) != Zip.END) {
      throw new NotBootable("file is cut short: no end of the compressed image");
    }
    long directory = archive + Integer.toUnsignedLong(end.getInt(16));
    int count = Short.toUnsignedInt(end.getShort(10));
    Map<String, Place> members = new LinkedHashMap<>();
    long at = directory;
    long next = archive;
    for (int i = 0; i < count || i == 0; i++) {
      ByteBuffer entry = little(at, CENTRAL_BYTES);
      if (entry.remaining() < CENTRAL_BYTES || entry.getInt(0) != Zip.CENTRAL_HEADER) {
        throw new NotBootable("directory of the compressed image is damaged");
      }
      int name = Math.min(Short.toUnsignedInt(entry.getShort(28)), LONGEST_NAME);
      Place place = member(entry, next, i == count - 1 ? directory : -1);
      members.put(text(at + CENTRAL_BYTES, name), place);
      next = place.from() + place.length();
      at += CENTRAL_BYTES + name;
    }
    return members;
  }

  private Place member(ByteBuffer entry, long at, long end) throws NotBootable, IOException {
    long crc = Integer.toUnsignedLong(entry.getInt(16));
    long length = Integer.toUnsignedLong(entry.getInt(20));
    ByteBuffer local = little(at, LOCAL_BYTES);
    if (local.remaining() < LOCAL_BYTES || local.getInt(0) != Zip.LOCAL_HEADER) {
      throw new NotBootable("compressed image is damaged");
    }
    long data = at + LOCAL_BYTES + local.getShort(26) + local.getShort(28);
    if (end >= 0 && data + length != end) {
      throw new NotBootable("compressed image has " + (end - data) + " bytes, not " + length);
    }
    if (crc(data, length) != crc) {
      throw new NotBootable("checksum of the compressed image is wrong");
    }
    return new Place(data, length);
  }

  /** The bytes as text. */
  String text(long from, long length) throws IOException {
    byte[] bytes = ImageInspector.read(content, from, (int) length);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private long crc(long from, long length) throws IOException {
    CRC32 crc = new CRC32();
    ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);
    long position = from;
    while (position < from + length) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), from + length - position));
      int read = content.read(buffer, position);
      if (read < 0) {
        break;
      }
      position += read;
      crc.update(buffer.flip());
    }
    return crc.getValue();
  }

  private ByteBuffer little(long from, int length) throws IOException {
    byte[] bytes = ImageInspector.read(content, Math.max(0, from), length);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
