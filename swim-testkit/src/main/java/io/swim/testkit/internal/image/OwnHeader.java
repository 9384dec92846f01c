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
 * The header of this kit for images whose real format is not public: family, version, size and
 * checksum, as a device finds out by itself whether a file is whole.
 *
 * @param magic first line of the file
 */
record OwnHeader(String magic) {
  private static final int LENGTH = 512;
  private static final Pattern FIELDS =
      Pattern.compile("FAMILY=(\\S+)\nVERSION=(\\S+)\nSIZE=(\\d{1,12})\nCRC=(\\p{XDigit}{8})\n");

  /** What a whole file says. */
  record Fields(String family, String version) {}

  Supplier<InputStream> bytes(ImageSettings image) {
    long payload = image.payload(LENGTH);
    String text =
        String.format(
            Locale.ROOT,
            "%sFAMILY=%s\nVERSION=%s\nSIZE=%d\nCRC=%08x\n",
            magic,
            image.family(),
            image.version(),
            payload,
            Filler.crc(payload, image.seed()));
    byte[] header = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), LENGTH);
    return () ->
        new SequenceInputStream(
            new ByteArrayInputStream(header), new Filler(payload, image.seed()));
  }

  boolean isAt(byte[] head) {
    return ImageInspector.text(head, magic.length()).equals(magic);
  }

  Fields read(ImageContent content, byte[] head) throws NotBootable, IOException {
    Matcher fields = FIELDS.matcher(ImageInspector.text(head, LENGTH));
    if (!fields.find()) {
      throw new NotBootable("the header of the package is damaged");
    }
    long size = Long.parseLong(fields.group(3));
    if (content.sizeBytes() != LENGTH + size) {
      throw new NotBootable(
          "file is cut short: it has " + content.sizeBytes() + " bytes, not " + (LENGTH + size));
    }
    if (!String.format(Locale.ROOT, "%08x", Digests.crc(content.stream(LENGTH)))
        .equals(fields.group(4))) {
      throw new NotBootable("checksum of the package is wrong");
    }
    return new Fields(fields.group(1), fields.group(2));
  }
}
