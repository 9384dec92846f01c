package io.swim.testkit.internal.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds files that are shaped as images of NX-OS are: a header with the name of the file, the text
 * that sysDescr begins with and strings as in CISCO-IMAGE-MIB, then the software. Length and digest
 * of the software are in a string of their own, for real ones have them where nothing public tells.
 * The bytes are generated while they are read.
 */
public final class NxImage {
  static final int HEADER = 1024;
  static final String DESCRIPTION = "Cisco NX-OS(tm) ";
  private static final int LOADER = 64;
  private static final Pattern VERSION =
      Pattern.compile(
          "(\\d{1,2})\\.(\\d{1,2})\\((\\d{1,3}[a-z]?)\\)(?:([A-Z]\\w{0,3})\\((\\d{1,3}[a-z]?)\\))?");

  private final byte[] header;
  private final long body;
  private final long seed;

  /**
   * An image.
   *
   * @param sizeBytes exact size of the whole file
   */
  public NxImage(String family, String imageName, String version, long sizeBytes, long seed) {
    this.seed = seed;
    this.body = sizeBytes - HEADER;
    if (body < 1) {
      throw new IllegalArgumentException(
          "an image of " + sizeBytes + " bytes is too small: its header alone takes " + HEADER);
    }
    String file = fileName(imageName, version);
    String text =
        file
            + "\0"
            + description(imageName, version)
            + "\0CW_BEGIN$$CW_IMAGE$"
            + file
            + "$CW_FAMILY$"
            + family
            + "$CW_VERSION$"
            + version
            + "$CW_MEDIA$RAM$CW_SOFTWARE$"
            + body
            + "|"
            + sha512(new Filler(body, seed))
            + "$CW_END$$";
    header = new byte[HEADER];
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, LOADER, bytes.length);
  }

  static String sha512(InputStream content) {
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = content) {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-512", e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What sysDescr says while it runs. */
  public static String description(String imageName, String version) {
    return DESCRIPTION
        + fileName(imageName, version)
        + ", Software ("
        + imageName
        + "), Version "
        + version
        + ", RELEASE SOFTWARE Copyright (c) 2002-2022 by Cisco Systems, Inc. "
        + "Compiled 3/16/2022 12:00:00";
  }

  /** The name as the vendor forms it: nxos and 9.3(10) give nxos.9.3.10.bin. */
  public static String fileName(String imageName, String version) {
    Matcher parts = parsed(version);
    String train = parts.group(4) == null ? "" : "." + parts.group(4) + "." + parts.group(5);
    return imageName
        + "."
        + parts.group(1)
        + "."
        + parts.group(2)
        + "."
        + parts.group(3)
        + train
        + ".bin";
  }

  /** The version, when it is one of NX-OS. */
  public static String checked(String version) {
    return parsed(version).group();
  }

  private static Matcher parsed(String version) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "version '" + version + "' is not of the form 9.3(10) or 7.0(3)I7(9) of NX-OS");
    }
    return matcher;
  }

  /** The whole file. */
  public InputStream open() {
    return new SequenceInputStream(
        java.util.Collections.enumeration(
            List.of(new ByteArrayInputStream(header), new Filler(body, seed))));
  }
}
