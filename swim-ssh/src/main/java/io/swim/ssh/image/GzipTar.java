package io.swim.ssh.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * A tar archive that is compressed with gzip (RFC 1952): Junos packages. Only its beginning is
 * unpacked, as the whole is gigabytes; its last bytes tell how long the archive was, which is a
 * multiple of a block: of 500 files that were cut, all but one are seen.
 */
final class GzipTar {
  private static final int HEADER = 10;
  private static final int MOST_HEADER = 1024;
  private static final int BLOCK = 512;
  private static final int PIECE = 16 * 1024;
  private static final int NAME_FLAG = 8;
  private static final int OTHER_FLAGS = 0xf7;
  private static final int LENGTH = 4;

  private GzipTar() {}

  static boolean begins(ImageFile file) throws IOException {
    String head = file.text(0, MOST_HEADER);
    if (!head.startsWith("\u001f\u008b\b") || head.length() < HEADER) {
      return false;
    }
    int flags = head.charAt(3);
    int data = (flags & NAME_FLAG) == 0 ? HEADER : head.indexOf('\0', HEADER) + 1;
    return (flags & OTHER_FLAGS) == 0 && data >= HEADER && isTar(file.bytes().read(data, PIECE));
  }

  private static boolean isTar(ByteBuffer compressed) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(compressed);
      byte[] block = new byte[BLOCK];
      int count = 0;
      while (count < BLOCK) {
        int more = inflater.inflate(block, count, BLOCK - count);
        if (more == 0) {
          return false;
        }
        count += more;
      }
      return block[0] != 0 && TarUtils.verifyCheckSum(block);
    } catch (DataFormatException | IllegalArgumentException e) {
      return false;
    } finally {
      inflater.end();
    }
  }

  static Optional<String> damage(ImageFile file) throws IOException {
    long length =
        file.whole(file.size() - LENGTH, LENGTH)
            .map(each -> Integer.toUnsignedLong(each.getInt(0)))
            .orElse(1L);
    return length % BLOCK == 0 && length > 0
        ? Optional.empty()
        : Optional.of("truncated or damaged: no end of the archive in " + file.size() + " bytes");
  }
}
