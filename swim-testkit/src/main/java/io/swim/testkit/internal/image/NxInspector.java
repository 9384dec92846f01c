package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an image of NX-OS: header, size, digest of the software. */
final class NxInspector {
  private static final Pattern CW_STRING = Pattern.compile("(CW_[A-Z_]+)\\$([^$]*)\\$");

  private NxInspector() {}

  static boolean isAt(byte[] head) {
    return text(head).contains(NxImage.DESCRIPTION);
  }

  private static String text(byte[] head) {
    return new String(head, 0, Math.min(head.length, NxImage.HEADER), StandardCharsets.ISO_8859_1);
  }

  static ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher strings = CW_STRING.matcher(text(head));
    while (strings.find()) {
      values.put(strings.group(1), strings.group(2));
    }
    String[] software = values.getOrDefault("CW_SOFTWARE", "").split("\\|");
    if (software.length != 2) {
      throw new NotBootable("header is damaged");
    }
    long expected = NxImage.HEADER + Long.parseLong(software[0]);
    if (content.sizeBytes() != expected) {
      throw new NotBootable(
          "file is cut short: it has " + content.sizeBytes() + " bytes, not " + expected);
    }
    if (!NxImage.sha512(content.stream(NxImage.HEADER)).equals(software[1])) {
      throw new NotBootable("digest of the software is wrong");
    }
    values.remove("CW_SOFTWARE");
    String image = values.getOrDefault("CW_IMAGE", "");
    String version = values.getOrDefault("CW_VERSION", "");
    String name = image.substring(0, Math.max(0, image.indexOf('.')));
    return new ImageFacts(
        values.getOrDefault("CW_FAMILY", ""),
        name,
        "",
        version,
        version,
        0,
        NxImage.description(name, version),
        values.entrySet().stream()
            .map(each -> each.getKey() + "$" + each.getValue() + "$")
            .toList(),
        List.of());
  }
}
