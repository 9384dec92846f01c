package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
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
 * Software of Small Business switches. The real format is not public: this one has a header of its
 * own, with the digest of what follows, as a switch refuses a file that is not whole.
 */
final class RosFormat implements ImageFormat {
  private static final String MAGIC = "SIMULATED-ROS ";
  private static final int HEADER = 256;
  private static final Pattern VERSION = Pattern.compile("\\d{1,2}(?:\\.\\d{1,3}){3}");
  private static final Pattern FIELDS =
      Pattern.compile(MAGIC + "(\\S+) (\\S+) (\\d{1,12}) (\\p{XDigit}{64})\n");

  @Override
  public String checkedVersion(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "version '" + version + "' is not of the form 1.4.11.5 of Small Business switches");
    }
    return version;
  }

  @Override
  public String latest() {
    return SimulatedPlatform.SMALL_BUSINESS.laterVersion();
  }

  @Override
  public String fileName(ImageSettings image) {
    return image.imageName() + "_fw-" + image.version() + ".ros";
  }

  /** Says nothing of the software. */
  @Override
  public String description(ImageSettings image) {
    return "28-port Gigabit Managed Switch";
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    long payload = image.payload(HEADER);
    String text =
        String.format(
            Locale.ROOT,
            "%s%s %s %d %s\n",
            MAGIC,
            image.family(),
            image.version(),
            payload,
            Digests.hex("SHA-256", new Filler(payload, image.seed())));
    byte[] header = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), HEADER);
    return () ->
        new SequenceInputStream(
            new ByteArrayInputStream(header), new Filler(payload, image.seed()));
  }

  @Override
  public boolean isAt(byte[] head) {
    return ImageInspector.text(head, MAGIC.length()).equals(MAGIC);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    Matcher fields = FIELDS.matcher(ImageInspector.text(head, HEADER));
    if (!fields.find()) {
      throw new NotBootable("illegal software format");
    }
    boolean whole =
        content.sizeBytes() == HEADER + Long.parseLong(fields.group(3))
            && Digests.hex("SHA-256", content.stream(HEADER)).equalsIgnoreCase(fields.group(4));
    if (!whole) {
      throw new NotBootable("checksum error");
    }
    return ImageFacts.plain(
        fields.group(1),
        fields.group(1),
        fields.group(2),
        fields.group(2),
        "28-port Gigabit Managed Switch");
  }
}
