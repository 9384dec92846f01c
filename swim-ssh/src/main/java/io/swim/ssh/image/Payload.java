package io.swim.ssh.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/** File systems in a file: ISO 9660 (ECMA-119) and SquashFS 4.0, which know how long they are. */
final class Payload {
  private static final int CHUNK = 64 * 1024;
  private static final int OVERLAP = 64;
  private static final String SQUASHFS = "hsqs";
  private static final int SUPERBLOCK = 96;

  private Payload() {}

  /** Where the first one ends; nothing if there is none in that part of the file. */
  static OptionalLong end(ImageFile file, long from, long mostBytes) throws IOException {
    long last = Math.min(file.size(), from + mostBytes);
    for (long at = from; at < last; at += CHUNK - OVERLAP) {
      String chunk = file.text(at, (int) Math.min(CHUNK, last - at));
      OptionalLong end = firstEnd(file, at, chunk);
      if (end.isPresent()) {
        return end;
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong firstEnd(ImageFile file, long position, String chunk)
      throws IOException {
    int iso = chunk.indexOf(IsoVolume.DESCRIPTOR);
    int squash = chunk.indexOf(SQUASHFS);
    while (iso >= 0 || squash >= 0) {
      OptionalLong end;
      if (squash < 0 || iso >= 0 && iso < squash) {
        OptionalLong size = IsoVolume.sizeBytes(file, position + iso);
        end =
            size.isPresent() && IsoVolume.startOf(position + iso) >= 0
                ? OptionalLong.of(IsoVolume.startOf(position + iso) + size.getAsLong())
                : OptionalLong.empty();
        iso = chunk.indexOf(IsoVolume.DESCRIPTOR, iso + 1);
      } else {
        end = squashEnd(file, position + squash);
        squash = chunk.indexOf(SQUASHFS, squash + 1);
      }
      if (end.isPresent()) {
        return end;
      }
    }
    return OptionalLong.empty();
  }

  /** Where the SquashFS ends that begins there, if one does. */
  static OptionalLong squashEnd(ImageFile file, long at) throws IOException {
    Optional<ByteBuffer> read = file.whole(at, SUPERBLOCK);
    if (read.isEmpty() || !file.has(at, SQUASHFS)) {
      return OptionalLong.empty();
    }
    ByteBuffer superblock = read.get();
    int blockSize = superblock.getInt(12);
    boolean sound =
        superblock.getShort(28) == 4
            && blockSize >= 4096
            && blockSize <= 1 << 20
            && blockSize == 1 << superblock.getShort(22);
    long used = superblock.getLong(40);
    return sound && used > SUPERBLOCK && used < 1L << 48
        ? OptionalLong.of(at + used)
        : OptionalLong.empty();
  }
}
