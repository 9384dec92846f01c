package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files with a header that says what they are, how long, and with which checksum: for vendors whose
 * formats are not public, but whose devices find out by themselves whether a file is whole.
 */
final class CheckedFile {
  static final int HEADER = 512;
  private static final Pattern FIELDS =
      Pattern.compile(
          "KIND=(\\S+)\nFAMILY=(\\S+)\nVERSION=(\\S+)\nSIZE=(\\d{1,12})\nCRC=(\\p{XDigit}{8})\n");

  private CheckedFile() {}

  /** What the header says of the content. */
  record Label(String kind, String family, String version) {}

  /**
   * The bytes, generated while they are read.
   *
   * @param magic what the file begins with
   * @param size of the payload
   */
  static Supplier<InputStream> bytes(
      String magic, Label label, long size, Supplier<InputStream> payload) {
    String text =
        String.format(
            Locale.ROOT,
            "%sKIND=%s\nFAMILY=%s\nVERSION=%s\nSIZE=%d\nCRC=%08x\n",
            magic,
            label.kind(),
            label.family(),
            label.version(),
            size,
            Digests.crc(payload.get()));
    byte[] header = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), HEADER);
    return () -> new SequenceInputStream(new ByteArrayInputStream(header), payload.get());
  }

  /** The bytes of an image of one system. */
  static Supplier<InputStream> system(String magic, ImageSettings image) {
    long payload = image.payload(HEADER);
    return bytes(
        magic,
        new Label("system", image.family(), image.version()),
        payload,
        () -> new Filler(payload, image.seed()));
  }

  static boolean isAt(String magic, byte[] head) {
    return ImageInspector.text(head, magic.length()).equals(magic);
  }

  /** Reads the whole file. */
  static Label check(ImageContent content, byte[] head) throws NotBootable, IOException {
    long size = size(head);
    if (content.sizeBytes() != size) {
      throw new NotBootable(
          "file is cut short: it has " + content.sizeBytes() + " bytes, not " + size);
    }
    Matcher fields = fields(head);
    if (!String.format(Locale.ROOT, "%08x", Digests.crc(content.stream(HEADER)))
        .equals(fields.group(5))) {
      throw new NotBootable("checksum of the package is wrong");
    }
    return new Label(fields.group(1), fields.group(2), fields.group(3));
  }

  /** Of the whole file that begins so. */
  static long size(byte[] head) throws NotBootable {
    return HEADER + Long.parseLong(fields(head).group(4));
  }

  private static Matcher fields(byte[] head) throws NotBootable {
    Matcher fields = FIELDS.matcher(ImageInspector.text(head, HEADER));
    if (!fields.find()) {
      throw new NotBootable("the header of the package is damaged");
    }
    return fields;
  }
}
