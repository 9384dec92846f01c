package io.swim.testkit.internal.image;

import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Images of access points: tar archives (POSIX ustar) with a file that says what they are. */
public final class ApTar {
  private static final int BLOCK = 512;
  private static final String INFO = "info";
  private static final Pattern SAID =
      Pattern.compile("image_family: (\\S+)\nversion_number: (\\S+)\n");

  private ApTar() {}

  /** The version of the images for access points that come with a release: 17.9.5.41. */
  public static String version(String release) {
    return XeNames.accessPoint(release);
  }

  /** An archive. */
  public static byte[] bytes(String type, String version, int sizeBytes) {
    String said = "image_family: " + type + "\nversion_number: " + version + "\n";
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(INFO, said.getBytes(StandardCharsets.US_ASCII));
    try (InputStream payload = new Filler(sizeBytes, (type + version).hashCode())) {
      files.put("part.bin", payload.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return archive(files);
  }

  /** An archive of files by their names. */
  public static byte[] archive(Map<String, byte[]> files) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    files.forEach((name, content) -> add(tar, name, content));
    tar.writeBytes(new byte[2 * BLOCK]);
    return tar.toByteArray();
  }

  private static void add(ByteArrayOutputStream tar, String name, byte[] content) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, 124, String.format(Locale.ROOT, "%011o", content.length) + "\0" + "00000000000\0");
    put(header, 148, "        0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o", sum) + "\0 ");
    tar.writeBytes(header);
    tar.writeBytes(content);
    tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /**
   * The version that a whole image for a type says it is of.
   *
   * @throws NotBootable when it is no image, is cut short, or is for another type
   */
  public static String versionOf(String type, byte[] tar) throws NotBootable {
    boolean whole =
        tar.length > 4 * BLOCK
            && tar.length % BLOCK == 0
            && new String(tar, 257, 5, StandardCharsets.US_ASCII).equals("ustar")
            && Arrays.equals(
                new byte[2 * BLOCK], Arrays.copyOfRange(tar, tar.length - 2 * BLOCK, tar.length));
    Matcher said =
        SAID.matcher(
            new String(tar, 0, Math.min(tar.length, 4 * BLOCK), StandardCharsets.US_ASCII));
    if (!whole || !said.find()) {
      throw new NotBootable("no whole image of an access point");
    }
    if (!said.group(1).equals(type)) {
      throw new NotBootable("image is for " + said.group(1) + ", not for " + type);
    }
    return said.group(2);
  }
}
