package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fixes of IOS-XR: a PIE of 32 bits, or of 64 bits a tar archive with an RPM in it. Neither format
 * is public as a whole: names are the vendor's, a header of this kit tells what it is.
 */
public final class XrFix {
  private static final String MAGIC = "SIMULATED FIX\n";
  private static final int HEADER = 512;
  private static final Pattern LINE = Pattern.compile("(?m)^(\\w+): (\\S+)$");

  private XrFix() {}

  /** Its file. */
  public static String fileName(String family, boolean pie, String version, Fix fix) {
    return pie
        ? family + "-px-" + version + "." + fix.bug() + ".pie"
        : family + "-x64-" + version + "." + fix.bug() + ".tar";
  }

  /** The bytes of that file, about as many. */
  public static InputStream open(
      String family, boolean pie, String version, Fix fix, long sizeBytes) {
    long seed = (family + version + fix).hashCode();
    String name =
        pie
            ? "disk0:" + family + "-px-" + version + "." + fix.bug() + "-1.0.0"
            : family + "-infra-x64-2.0.0.1-r" + version.replace(".", "") + "." + fix.bug();
    String text =
        MAGIC
            + "Package: "
            + name
            + "\nPlatform: "
            + family
            + "\nVersion: "
            + version
            + "\nDefect: "
            + fix.bug()
            + "\nRestart: "
            + (fix.reloads() ? "reload" : "process")
            + "\nMD5: "
            + Digests.hex("MD5", new Filler(sizeBytes, seed))
            + "\n";
    byte[] header = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), HEADER);
    Tar.Member rpm =
        new Tar.Member(
            name + ".x86_64.rpm", HEADER + sizeBytes, () -> software(header, sizeBytes, seed));
    return pie ? rpm.bytes().get() : Tar.open(List.of(rpm), 2L * Tar.BLOCK);
  }

  private static InputStream software(byte[] header, long sizeBytes, long seed) {
    return new SequenceInputStream(new ByteArrayInputStream(header), new Filler(sizeBytes, seed));
  }

  static boolean isAt(byte[] head) {
    return at(head) >= 0;
  }

  /** Where the header is: at the start, or behind that of the archive. */
  private static int at(byte[] head) {
    for (int at = 0; at <= Tar.BLOCK; at += Tar.BLOCK) {
      if (head.length >= at + HEADER
          && new String(head, at, MAGIC.length(), StandardCharsets.US_ASCII).equals(MAGIC)) {
        return at;
      }
    }
    return -1;
  }

  static ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    int at = at(head);
    long size = at == 0 ? content.sizeBytes() : Tar.parts(content).get(0).sizeBytes();
    String text = new String(head, at, HEADER, StandardCharsets.US_ASCII);
    try (InputStream all = content.stream(at + HEADER)) {
      String md5 =
          Digests.hex("MD5", new ByteArrayInputStream(all.readNBytes((int) (size - HEADER))));
      if (!md5.equals(told(text, "MD5"))) {
        throw new NotBootable("package is corrupt: MD5 does not match");
      }
    }
    return ImageFacts.fix(
        told(text, "Platform"),
        told(text, "Package"),
        told(text, "Version"),
        new Fix(told(text, "Defect"), told(text, "Restart").equals("reload")));
  }

  private static String told(String text, String name) throws NotBootable {
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      if (line.group(1).equals(name)) {
        return line.group(2);
      }
    }
    throw new NotBootable("package has no " + name);
  }
}
