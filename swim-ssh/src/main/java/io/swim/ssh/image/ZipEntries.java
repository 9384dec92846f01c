package io.swim.ssh.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Files in a ZIP archive (PKWARE APPNOTE 4.3), found in the directory at its end. */
final class ZipEntries {
  static final String BEGINNING = "PK\3\4";
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int MOST_ENTRIES = 20_000;
  private static final int MOST_BYTES = 64 * 1024;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private ZipEntries() {}

  /** Whether a file begins as an archive. */
  static boolean begin(ImageFile file) throws IOException {
    return file.has(0, BEGINNING);
  }

  /**
   * The first bytes of an entry, as text.
   *
   * @param most characters
   */
  static Optional<String> text(ImageFile file, String name, int most) throws IOException {
    Optional<ZipPayload.Directory> directory = ZipPayload.directory(file.bytes(), 0);
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    long at = directory.get().fromByte();
    for (int entry = 0; entry < MOST_ENTRIES && at < directory.get().end(); entry++) {
      Optional<ByteBuffer> read = file.whole(at, CENTRAL_BYTES);
      if (read.isEmpty() || read.get().getInt(0) != CENTRAL) {
        return Optional.empty();
      }
      ByteBuffer header = read.get();
      int nameLength = header.getShort(28) & 0xffff;
      if (nameLength == name.length() && file.has(at + CENTRAL_BYTES, name)) {
        return content(file, directory.get().archiveAt(), header, most);
      }
      at +=
          CENTRAL_BYTES
              + nameLength
              + (header.getShort(30) & 0xffff)
              + (header.getShort(32) & 0xffff);
    }
    return Optional.empty();
  }

  private static Optional<String> content(
      ImageFile file, long archiveAt, ByteBuffer header, int most) throws IOException {
    long local = archiveAt + Integer.toUnsignedLong(header.getInt(42));
    Optional<ByteBuffer> read = file.whole(local, LOCAL_BYTES);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    long data =
        local
            + LOCAL_BYTES
            + (read.get().getShort(26) & 0xffff)
            + (read.get().getShort(28) & 0xffff);
    int size = (int) Math.min(Integer.toUnsignedLong(header.getInt(20)), MOST_BYTES);
    return switch (header.getShort(10)) {
      case STORED -> Optional.of(file.text(data, Math.min(size, most)));
      case DEFLATED -> inflated(file.bytes().read(data, size), most);
      default -> Optional.empty();
    };
  }

  private static Optional<String> inflated(ByteBuffer compressed, int most) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(compressed);
      byte[] out = new byte[most];
      int count = inflater.inflate(out);
      return Optional.of(new String(out, 0, count, java.nio.charset.StandardCharsets.ISO_8859_1));
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
