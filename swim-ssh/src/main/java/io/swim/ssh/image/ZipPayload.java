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

  /** What is wrong, with numbers; empty when the archive is whole. */
  static Optional<String> damage(ContentReader file, long zipStart) throws IOException {
    long tailStart = Math.max(zipStart, file.size() - END_RECORD - LONGEST_COMMENT);
    ByteBuffer tail = file.read(tailStart, (int) (file.size() - tailStart));
    for (int at = tail.limit() - END_RECORD; at >= 0; at--) {
      if (tail.getInt(at) == END && isDirectory(file, tail, at, tailStart)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        "truncated or damaged: the ZIP archive that begins at byte "
            + zipStart
            + " has no directory at its end, in a file of "
            + file.size()
            + " bytes");
  }

  private static boolean isDirectory(ContentReader file, ByteBuffer tail, int at, long tailStart)
      throws IOException {
    long size = Integer.toUnsignedLong(tail.getInt(at + 12));
    long offset = Integer.toUnsignedLong(tail.getInt(at + 16));
    long directory = tailStart + at - size;
    return has(file, directory, CENTRAL) && has(file, directory - offset, LOCAL);
  }

  private static boolean has(ContentReader file, long position, int signature) throws IOException {
    ByteBuffer bytes = file.read(position, 4);
    return bytes.remaining() == 4 && bytes.getInt() == signature;
  }
}
