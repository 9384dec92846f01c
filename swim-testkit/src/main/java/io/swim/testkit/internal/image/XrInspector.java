package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an ISO image as a router does before it takes it. */
final class XrInspector {
  private XrInspector() {}

  static boolean isAt(byte[] head) {
    return isPie(head) || isVolume(head);
  }

  private static boolean isPie(byte[] head) {
    return head.length > XrPie.HEADER
        && new String(head, 0, XrPie.MAGIC.length(), StandardCharsets.ISO_8859_1)
            .equals(XrPie.MAGIC);
  }

  private static boolean isVolume(byte[] head) {
    int at = XrVolume.DESCRIPTOR * XrVolume.BLOCK;
    int length = XrVolume.MAGIC.length();
    return head.length > at + XrVolume.BLOCK
        && new String(head, at, length, StandardCharsets.ISO_8859_1).equals(XrVolume.MAGIC);
  }

  static ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    if (isPie(head)) {
      String header = new String(head, 0, XrPie.HEADER, StandardCharsets.ISO_8859_1);
      return facts(content, header, XrPie.HEADER);
    }
    ByteBuffer frame = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    int blocks = frame.getInt(XrVolume.DESCRIPTOR * XrVolume.BLOCK + 80);
    if (content.sizeBytes() / XrVolume.BLOCK != blocks) {
      throw new NotBootable(
          "the volume has " + blocks + " blocks, the file " + content.sizeBytes() / XrVolume.BLOCK);
    }
    String info =
        new String(
            head, XrVolume.INFO * XrVolume.BLOCK, XrVolume.BLOCK, StandardCharsets.ISO_8859_1);
    return facts(content, info, (long) XrVolume.SOFTWARE * XrVolume.BLOCK);
  }

  private static ImageFacts facts(ImageContent content, String info, long software)
      throws NotBootable {
    if (!XrVolume.md5(content.stream(software)).equals(told(info, "Initrd MD5"))) {
      throw new NotBootable("Initrd md5sum does not match. The iso might be corrupted");
    }
    String version = told(info, "Version");
    String family = told(info, "Platform");
    return new ImageFacts(
        family,
        told(info, "Name"),
        "",
        version,
        version,
        0,
        XrDescription.of(family, version),
        List.of(),
        List.of());
  }

  private static String told(String info, String name) throws NotBootable {
    Matcher line = Pattern.compile("(?m)^" + name + ": (\\S+)$").matcher(info);
    if (!line.find()) {
      throw new NotBootable("iso_info.txt has no " + name);
    }
    return line.group(1);
  }
}
