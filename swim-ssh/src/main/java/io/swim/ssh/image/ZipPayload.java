package io.swim.ssh.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The ZIP archive at the end of an image (PKWARE APPNOTE 4.3): is it whole? Its directory is at its
 * end, so that a file that was cut short has none.
 */
final class ZipPayload {
  private static final int END_RECORD = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;

  private ZipPayload() {}

  /**
   * The directory of an archive.
   *
   * @param archiveAt where the archive begins, from where it counts
   * @param fromByte where the directory begins
   * @param end where it ends
   */
  record Directory(long archiveAt, long fromByte, long end) {}

  /** What is wrong, with numbers; empty when the archive is whole. */
  static Optional<String> damage(ContentReader file, long zipStart) throws IOException {
    return directory(file, zipStart).isPresent()
        ? Optional.empty()
        : Optional.of(
            "truncated or damaged: the ZIP archive that begins at byte "
                + zipStart
                + " has no directory at its end, in a file of "
                + file.size()
                + " bytes");
  }

  /** The directory of a whole archive. */
  static Optional<Directory> directory(ContentReader file, long zipStart) throws IOException {
    long tailStart = Math.max(zipStart, file.size() - END_RECORD - LONGEST_COMMENT);
    ByteBuffer tail = file.read(tailStart, (int) (file.size() - tailStart));
    for (int at = tail.limit() - END_RECORD; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        long end = tailStart + at;
        long from = end - Integer.toUnsignedLong(tail.getInt(at + 12));
        long archiveAt = from - Integer.toUnsignedLong(tail.getInt(at + 16));
        if (has(file, from, CENTRAL) && has(file, archiveAt, LOCAL)) {
          return Optional.of(new Directory(archiveAt, from, end));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean has(ContentReader file, long position, int signature) throws IOException {
    ByteBuffer bytes = file.read(position, 4);
    return bytes.remaining() == 4 && bytes.getInt() == signature;
  }
}
