package io.swim.ssh.image;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** Walks over a tar archive (POSIX ustar and pax, GNU) without reading the files in it. */
final class TarHeaders {
  private static final int BLOCK = 512;

  private TarHeaders() {}

  /** What an entry is. */
  enum Kind {
    FILE("a file"),
    FOLDER("a folder"),
    LINK("a link"),
    SPARSE("a sparse file"),
    OTHER("a device or the like");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * One entry.
   *
   * @param path as it stands in the archive: nothing that one may trust
   * @param fromByte where its bytes begin in the archive
   */
  record Entry(String path, Kind kind, long fromByte, long sizeBytes) {}

  /** Whether a content may be an archive at all: its first block is a header. */
  static boolean begin(ImageContent content) throws IOException {
    byte[] block = new byte[BLOCK];
    ByteBuffer read = new ContentReader(content).read(0, BLOCK);
    if (read.remaining() < BLOCK) {
      return false;
    }
    read.get(block);
    try {
      return block[0] != 0 && TarUtils.verifyCheckSum(block);
    } catch (IllegalArgumentException e) {
      // Where a checksum would be, there is no number.
      return false;
    }
  }

  /**
   * Reads every header.
   *
   * @param most entries
   * @return what is wrong with the archive, if anything; then some entries were told already
   * @throws IOException when the content can't be read
   */
  static Optional<String> read(ImageContent content, int most, Consumer<Entry> each)
      throws IOException {
    long next = 0;
    for (int count = 0; ; count++) {
      // A stream for each: between two entries, the library would read what is to be skipped.
      HeaderInput input = new HeaderInput(content, next);
      try (TarArchiveInputStream archive = new TarArchiveInputStream(input)) {
        TarArchiveEntry entry = archive.getNextEntry();
        if (entry == null) {
          return next + BLOCK <= content.sizeBytes()
              ? Optional.empty()
              : Optional.of(
                  "truncated: no end of the archive in " + content.sizeBytes() + " bytes");
        }
        long from = input.position();
        Optional<String> damage = damage(entry, from, content, count, most);
        if (damage.isPresent()) {
          return damage;
        }
        each.accept(new Entry(entry.getName(), kind(entry), from, entry.getSize()));
        next = (from + entry.getSize() + BLOCK - 1) / BLOCK * BLOCK;
      } catch (IOException | RuntimeException e) {
        // The library throws whatever comes to it where a field makes no sense.
        input.checkRead();
        return Optional.of(
            "damaged at byte " + next + ": " + Shown.of(String.valueOf(e.getMessage())));
      }
    }
  }

  private static Optional<String> damage(
      TarArchiveEntry entry, long from, ImageContent content, int count, int most) {
    String name = Shown.of(entry.getName());
    if (!entry.isCheckSumOK()) {
      return Optional.of("damaged: the header of '" + name + "' has a wrong checksum");
    }
    if (entry.getSize() < 0 || entry.getSize() > content.sizeBytes() - from) {
      return Optional.of(
          "truncated: '"
              + name
              + "' has "
              + entry.getSize()
              + " bytes from byte "
              + from
              + " on, of "
              + content.sizeBytes());
    }
    return count < most
        ? Optional.empty()
        : Optional.of("there are more than " + most + " files in it");
  }

  private static Kind kind(TarArchiveEntry entry) {
    if (entry.isSparse()) {
      return Kind.SPARSE;
    }
    if (entry.isLink() || entry.isSymbolicLink()) {
      return Kind.LINK;
    }
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM ->
          entry.getName().endsWith("/") ? Kind.FOLDER : Kind.FILE;
      case TarConstants.LF_DIR -> Kind.FOLDER;
      default -> Kind.OTHER;
    };
  }
}
