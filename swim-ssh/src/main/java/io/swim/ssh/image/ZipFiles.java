package io.swim.ssh.image;

import io.swim.image.ImageContent;
import io.swim.ssh.image.TarHeaders.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** Lists the files in a ZIP archive (PKWARE APPNOTE 4.3) without ZIP64 and encryption. */
final class ZipFiles {
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ENCRYPTED = 1;
  private static final long ZIP64 = 0xffff_ffffL;
  private static final int LINK = 0xa;

  /** No image of anything is deflated so well. */
  private static final int MOST_TIMES = 100;

  private ZipFiles() {}

  /**
   * One entry.
   *
   * @param path as it stands in the archive: nothing that one may trust
   * @param bytes of the file, readable as long as the archive is
   */
  record Entry(String path, Kind kind, long crc, ImageContent bytes) {
    /** What is wrong with its bytes, if anything; reads them all. */
    Optional<String> damage() throws IOException {
      CRC32 read = new CRC32();
      byte[] buffer = new byte[64 * 1024];
      try (InputStream in = bytes.stream(0)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          read.update(buffer, 0, count);
        }
      } catch (java.util.zip.ZipException | java.io.EOFException e) {
        return Optional.of("can't be inflated: " + e.getMessage());
      }
      return read.getValue() == crc
          ? Optional.empty()
          : Optional.of(String.format("its CRC-32 is %08x, not %08x", read.getValue(), crc));
    }
  }

  /** Whether a content begins as an archive. */
  static boolean begin(ImageContent content) throws IOException {
    ByteBuffer first = new ContentReader(content).read(0, ZipEntries.BEGINNING.length());
    return StandardCharsets.ISO_8859_1.decode(first).toString().equals(ZipEntries.BEGINNING);
  }

  /**
   * Reads the directory.
   *
   * @param most entries
   * @return what is wrong with the archive, if anything; then some entries were told already
   */
  static Optional<String> read(ImageContent content, int most, Consumer<Entry> each)
      throws IOException {
    ContentReader file = new ContentReader(content);
    Optional<ZipPayload.Directory> directory = ZipPayload.directory(file, 0);
    if (directory.isEmpty()) {
      return ZipPayload.damage(file, 0);
    }
    long at = directory.get().fromByte();
    for (int count = 0; at < directory.get().end(); count++) {
      ByteBuffer header = file.read(at, CENTRAL_BYTES);
      if (count == most || header.remaining() < CENTRAL_BYTES || header.getInt(0) != CENTRAL) {
        return Optional.of(
            count == most
                ? "it has more than " + most + " files"
                : "damaged: its directory is broken at byte " + at);
      }
      int nameLength = header.getShort(28) & 0xffff;
      ByteBuffer name = file.read(at + CENTRAL_BYTES, nameLength);
      String path = StandardCharsets.UTF_8.decode(name).toString();
      Optional<ImageContent> bytes = bytes(content, file, directory.get().archiveAt(), header);
      if (bytes.isEmpty()) {
        return Optional.of("'" + Shown.of(path) + "' can't be read: " + header(header));
      }
      long crc = Integer.toUnsignedLong(header.getInt(16));
      each.accept(new Entry(path, kind(path, header), crc, bytes.get()));
      at +=
          CENTRAL_BYTES
              + nameLength
              + (header.getShort(30) & 0xffff)
              + (header.getShort(32) & 0xffff);
    }
    return Optional.empty();
  }

  private static String header(ByteBuffer header) {
    return "method "
        + header.getShort(10)
        + ", flags "
        + header.getShort(8)
        + ", "
        + Integer.toUnsignedLong(header.getInt(20))
        + " bytes for "
        + Integer.toUnsignedLong(header.getInt(24));
  }

  /** The upper half of the attributes is the mode, where Unix made the archive. */
  private static Kind kind(String path, ByteBuffer header) {
    if (header.getInt(38) >>> 28 == LINK) {
      return Kind.LINK;
    }
    return path.endsWith("/") ? Kind.FOLDER : Kind.FILE;
  }

  private static Optional<ImageContent> bytes(
      ImageContent content, ContentReader file, long archiveAt, ByteBuffer header)
      throws IOException {
    long deflated = Integer.toUnsignedLong(header.getInt(20));
    long size = Integer.toUnsignedLong(header.getInt(24));
    long local = archiveAt + Integer.toUnsignedLong(header.getInt(42));
    ByteBuffer read = file.read(local, LOCAL_BYTES);
    if (read.remaining() < LOCAL_BYTES
        || (header.getShort(8) & ENCRYPTED) != 0
        || deflated == ZIP64
        || size / MOST_TIMES > deflated) {
      return Optional.empty();
    }
    long data = local + LOCAL_BYTES + (read.getShort(26) & 0xffff) + (read.getShort(28) & 0xffff);
    if (data + deflated > content.sizeBytes()) {
      return Optional.empty();
    }
    return switch (header.getShort(10)) {
      case STORED -> size == deflated ? Optional.of(content.slice(data, size)) : Optional.empty();
      case DEFLATED -> Optional.of(new InflatedContent(content.slice(data, deflated), size));
      default -> Optional.empty();
    };
  }
}
