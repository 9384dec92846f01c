package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A package of Junos: a tar archive in gzip with a manifest, which has name, version and digest,
 * and the software. What real ones have in it besides is not public.
 */
final class JunosFormat implements ImageFormat {
  private static final Pattern VERSION =
      Pattern.compile("\\d{2}\\.\\d[BFRS]\\d{1,2}(?:-S\\d{1,2})?(?:\\.\\d{1,3})?");
  private static final Pattern SAID =
      Pattern.compile(
          "package=(\\S+)\nplatform=(\\S+)\nversion=(\\S+)\nsha256=(\\p{XDigit}{64})\n");
  private static final int TAR = 512;
  private static final String MANIFEST = "manifest";

  @Override
  public String checkedVersion(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "version '" + version + "' is not of the form 18.4R2-S3.2 of Junos");
    }
    return version;
  }

  @Override
  public String latest() {
    return SimulatedPlatform.JUNOS.laterVersion();
  }

  @Override
  public String fileName(ImageSettings image) {
    return image.imageName() + "-" + image.version() + ".tgz";
  }

  @Override
  public String description(ImageSettings image) {
    return description(image.version());
  }

  /** The model comes before it. */
  private static String description(String version) {
    return "internet router, kernel JUNOS "
        + version
        + ", Build date: 2019-06-21 18:10:47 UTC Copyright (c) 1996-2019 Juniper Networks, Inc.";
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    long tar = tarLength(image);
    // A header and a block of the manifest, a header of the software, two empty blocks at the end.
    long software = tar - 5 * TAR;
    if (software <= 0) {
      image.payload(image.sizeBytes());
    }
    byte[] manifest =
        ("package="
                + image.imageName()
                + "\nplatform="
                + image.family()
                + "\nversion="
                + image.version()
                + "\nsha256="
                + Digests.hex("SHA-256", new Filler(software, image.seed()))
                + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    Supplier<InputStream> archive =
        () ->
            new SequenceInputStream(
                Collections.enumeration(
                    List.of(
                        new ByteArrayInputStream(header(MANIFEST, manifest.length)),
                        new ByteArrayInputStream(Arrays.copyOf(manifest, TAR)),
                        new ByteArrayInputStream(header("contents/junos.tgz", software)),
                        new Filler(software, image.seed()),
                        new ByteArrayInputStream(new byte[2 * TAR]))));
    return new StoredGzip(archive, tar, image.sizeBytes())::open;
  }

  /** The longest archive that leaves a byte for the end of the name. */
  private static long tarLength(ImageSettings image) {
    long length = image.sizeBytes() / TAR * TAR;
    while (length > 0 && StoredGzip.frame(length) >= image.sizeBytes()) {
      length -= TAR;
    }
    return length;
  }

  /** Of POSIX.1-1988 (ustar). */
  private static byte[] header(String name, long size) {
    byte[] header = new byte[TAR];
    put(header, 0, name);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, 124, String.format(Locale.ROOT, "%011o\0%011o\0", size, 1_561_140_647L));
    put(header, 148, "        0");
    put(header, 257, "ustar\0" + "00");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }

  @Override
  public boolean isAt(byte[] head) {
    return ImageInspector.text(head, 3).equals("\u001f\u008b\b");
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    MessageDigest digest = Digests.digest("SHA-256");
    try (InputStream in = new GZIPInputStream(content.stream(0))) {
      in.readNBytes(TAR);
      String manifest = new String(in.readNBytes(TAR), StandardCharsets.US_ASCII).replace("\0", "");
      Matcher said = SAID.matcher(manifest);
      if (!said.matches()) {
        throw new NotBootable("no manifest in the package");
      }
      byte[] software = in.readNBytes(TAR);
      long size = Long.parseLong(new String(software, 124, 11, StandardCharsets.US_ASCII), 8);
      read(new DigestInputStream(in, digest), size);
      // To the end, where gzip has its checksum.
      in.transferTo(OutputStream.nullOutputStream());
      if (!HexFormat.of().formatHex(digest.digest()).equals(said.group(4))) {
        throw new NotBootable("signature verification failed");
      }
      String version = said.group(3);
      return ImageFacts.plain(said.group(2), said.group(1), version, version, description(version));
    } catch (IOException | NumberFormatException e) {
      throw new NotBootable("verification failed: " + e.getMessage());
    }
  }

  private static void read(InputStream in, long size) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    for (long left = size; left > 0; ) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        throw new IOException("file is cut short");
      }
      left -= count;
    }
  }
}
