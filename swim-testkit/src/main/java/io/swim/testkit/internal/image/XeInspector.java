package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a bundle or a package of IOS-XE: header, size, digest, and what is in it. */
final class XeInspector {
  private static final int HEAD = 16 * 1024;

  private XeInspector() {}

  static ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    XeHeader header = XeHeader.read(head);
    long expected = header.length() + header.payload();
    if (content.sizeBytes() != expected) {
      throw new NotBootable(
          "file is cut short: it has " + content.sizeBytes() + " bytes, not " + expected);
    }
    if (!Arrays.equals(digest(content, header), header.sha512())) {
      throw new NotBootable("SHA-512 hash of the package is wrong");
    }
    String full = header.value("CW_FULL_VERSION").replaceFirst("\\.\\..*", "");
    String version = XeNames.padded(full.replaceFirst("\\.0\\.\\d+$", ""));
    return new ImageFacts(
        header.value("CW_FAMILY"),
        header.value("CW_IMAGE"),
        "",
        version,
        full,
        0,
        header.value("CW_DESCRIPTION"),
        header.values().entrySet().stream()
            .filter(each -> each.getKey().startsWith("CW_SMU_"))
            .map(each -> each.getKey() + "=$" + each.getValue() + "$")
            .toList(),
        header.type() == XeHeader.BUNDLE ? parts(content, header.length()) : List.of());
  }

  private static byte[] digest(ImageContent content, XeHeader header) {
    MessageDigest digest = Digests.digest("SHA-512");
    digest.update(header.unsigned());
    Digests.update(digest, content.stream(header.length()));
    return digest.digest();
  }

  private static List<ImagePart> parts(ImageContent content, long from)
      throws NotBootable, IOException {
    List<ImagePart> parts = new ArrayList<>();
    long position = from;
    while (position < content.sizeBytes()) {
      XeHeader header = XeHeader.read(ImageInspector.read(content, position, HEAD));
      long size = header.length() + header.payload();
      parts.add(new ImagePart(header.value("CW_IMAGE"), position, size));
      position += size;
    }
    return parts;
  }
}
