package io.swim.ssh.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An ISO 9660 volume (ECMA-119): its size, and the files in a directory.
 *
 * @param sizeBytes of the volume
 * @param root the directory at the top
 */
record IsoVolume(long sizeBytes, Extent root) {
  static final String DESCRIPTOR = "\1CD001\1";
  private static final long DESCRIPTOR_AT = 16 * 2048;
  private static final int DESCRIPTOR_BYTES = 2048;
  private static final int BLOCK = 2048;
  private static final int RECORD = 33;
  private static final int MOST_BYTES_OF_A_DIRECTORY = 128 * 1024;

  /**
   * Where a file or a directory is.
   *
   * @param size in bytes
   */
  record Extent(long fromByte, long size) {}

  /** The volume that a file is. */
  static Optional<IsoVolume> of(ImageFile file) throws IOException {
    return file.has(DESCRIPTOR_AT, DESCRIPTOR) ? of(file, DESCRIPTOR_AT) : Optional.empty();
  }

  /** How long the volume is whose descriptor stands there, if it makes sense. */
  static OptionalLong sizeBytes(ImageFile file, long descriptorAt) throws IOException {
    Optional<IsoVolume> volume = of(file, descriptorAt);
    return volume.isPresent() ? OptionalLong.of(volume.get().sizeBytes) : OptionalLong.empty();
  }

  /** How far before its descriptor a volume begins. */
  static long startOf(long descriptorAt) {
    return descriptorAt - DESCRIPTOR_AT;
  }

  private static Optional<IsoVolume> of(ImageFile file, long at) throws IOException {
    Optional<ByteBuffer> read = file.whole(at, DESCRIPTOR_BYTES);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer descriptor = read.get();
    int blocks = descriptor.getInt(80);
    // Numbers stand there twice, in both orders of bytes.
    boolean sound =
        blocks > 0
            && Integer.reverseBytes(descriptor.getInt(84)) == blocks
            && descriptor.getShort(128) == BLOCK;
    return sound
        ? Optional.of(new IsoVolume((long) blocks * BLOCK, extent(descriptor, 156)))
        : Optional.empty();
  }

  private static Extent extent(ByteBuffer from, int record) {
    return new Extent(
        Integer.toUnsignedLong(from.getInt(record + 2)) * BLOCK,
        Integer.toUnsignedLong(from.getInt(record + 10)));
  }

  /** What in a directory has a name that begins so; upper and lower case are one. */
  static Optional<Extent> find(ImageFile file, Extent directory, String beginning)
      throws IOException {
    int length = (int) Math.min(directory.size, MOST_BYTES_OF_A_DIRECTORY);
    ByteBuffer records = file.bytes().read(directory.fromByte, length);
    int at = 0;
    while (at + RECORD < records.limit()) {
      int size = records.get(at) & 0xff;
      if (size == 0) {
        // No record lies in two blocks: the rest of this one is empty.
        at = (at / BLOCK + 1) * BLOCK;
        continue;
      }
      int nameLength = records.get(at + 32) & 0xff;
      if (size < RECORD + nameLength || at + size > records.limit()) {
        return Optional.empty();
      }
      byte[] name = new byte[nameLength];
      records.get(at + RECORD, name);
      String shown = new String(name, java.nio.charset.StandardCharsets.ISO_8859_1);
      if (shown.toUpperCase(Locale.ROOT).startsWith(beginning)) {
        return Optional.of(extent(records, at));
      }
      at += size;
    }
    return Optional.empty();
  }
}
