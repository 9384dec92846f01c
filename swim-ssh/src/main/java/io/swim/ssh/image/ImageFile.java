package io.swim.ssh.image;

import io.swim.device.PlatformId;
import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.PlatformCatalog.NamedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that is looked at.
 *
 * @param name without folders
 * @param platforms to ask what a name says
 * @param content all of it
 * @param bytes any piece of it
 */
record ImageFile(
    String name, PlatformCatalog platforms, ImageContent content, ContentReader bytes) {

  private static final int CHUNK = 64 * 1024;
  private static final int OVERLAP = 64;

  static ImageFile of(String name, PlatformCatalog platforms, ImageContent content) {
    return new ImageFile(name, platforms, content, new ContentReader(content));
  }

  long size() {
    return bytes.size();
  }

  Optional<NamedImage> named() {
    return platforms.recognizeName(name);
  }

  boolean isNamed(PlatformId platform, ImageKind kind) {
    return named()
        .filter(each -> each.platform().equals(platform) && each.kind() == kind)
        .isPresent();
  }

  boolean isNamed(PlatformId platform) {
    return named().filter(each -> each.platform().equals(platform)).isPresent();
  }

  boolean endsWith(String ending) {
    return name.toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** A byte is a character. */
  String text(long position, int length) throws IOException {
    return text(bytes, position, length);
  }

  static String text(ContentReader bytes, long position, int length) throws IOException {
    ByteBuffer read = bytes.read(position, length);
    return new String(read.array(), 0, read.limit(), StandardCharsets.ISO_8859_1);
  }

  /** Whether one of these texts stands anywhere in that part of it. */
  boolean contains(long from, long to, List<String> texts) throws IOException {
    long last = Math.min(to, size());
    for (long at = Math.max(0, from); at < last; at += CHUNK - OVERLAP) {
      String chunk = text(at, (int) Math.min(CHUNK, last - at));
      if (texts.stream().anyMatch(chunk::contains)) {
        return true;
      }
    }
    return false;
  }

  /** Whether these bytes stand there, one for each character. */
  boolean has(long position, String wanted) throws IOException {
    return text(position, wanted.length()).equals(wanted);
  }

  /** Up to the first byte that is zero. */
  static String upToZero(String text) {
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Little-endian; nothing where the file is shorter. */
  Optional<ByteBuffer> whole(long position, int length) throws IOException {
    ByteBuffer read = bytes.read(position, length);
    return read.remaining() == length ? Optional.of(read) : Optional.empty();
  }
}
