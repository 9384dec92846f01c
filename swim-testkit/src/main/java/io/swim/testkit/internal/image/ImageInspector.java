package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an image the way a boot loader does: magic, CW block, archive, checksum; IOS-XE bundles and
 * packages by their header, ISO images of IOS-XR, images of NX-OS and of other vendors in their own
 * way.
 */
public final class ImageInspector {
  private static final int HEAD = 64 * 1024;
  private static final Pattern MIN_DRAM = Pattern.compile("MIN_DRAM_MEG=(\\d+)");
  private static final Pattern CW_STRING =
      Pattern.compile("(CW_[A-Z_]+)\\$([^$]*)\\$", Pattern.DOTALL);

  private ImageInspector() {}

  /** Thrown when a file isn't an image that can be booted; the message says why. */
  public static final class NotBootable extends Exception {
    private static final long serialVersionUID = 1L;

    NotBootable(String message) {
      super(message);
    }
  }

  /** Reads the whole file and checks everything that doesn't depend on the hardware. */
  public static ImageFacts inspect(ImageContent content) throws NotBootable, IOException {
    byte[] head = read(content, 0, (int) Math.min(HEAD, content.sizeBytes()));
    if (XeHeader.isAt(head)) {
      return XeInspector.inspect(content, head);
    }
    if (NxInspector.isAt(head)) {
      return NxInspector.inspect(content, head);
    }
    if (AsaLayout.isAt(head)) {
      return AsaLayout.inspect(content, head);
    }
    if (XrInspector.isAt(head)) {
      return XrInspector.inspect(content, head);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (Swi.isAt(text)) {
      return Swi.inspect(content);
    }
    if (Cc.isAt(text)) {
      return Cc.inspect(content, text);
    }
    if (!text.startsWith(ImageLayout.MAGIC)) {
      throw new NotBootable("bad magic number");
    }
    ImageFacts facts = facts(text);
    int archive = text.indexOf("PK\u0003\u0004", text.indexOf("CW_END$"));
    if (archive < 0) {
      throw new NotBootable("no compressed image behind the loader");
    }
    new ZipInspector(content, archive).check();
    return facts;
  }

  private static ImageFacts facts(String head) throws NotBootable {
    int begin = head.indexOf("CW_BEGIN$");
    int end = begin < 0 ? -1 : head.indexOf("CW_END$", begin);
    int close = end < 0 ? -1 : head.indexOf('$', end + "CW_END$".length());
    if (close < 0) {
      throw new NotBootable("no CW block");
    }
    Map<String, String> values = new TreeMap<>();
    List<String> strings = new ArrayList<>();
    Matcher matcher = CW_STRING.matcher(head.substring(begin, close + 1));
    while (matcher.find()) {
      values.put(matcher.group(1), matcher.group(2));
      strings.add(matcher.group());
    }
    String feature = values.getOrDefault("CW_FEATURE", "");
    Matcher dram = MIN_DRAM.matcher(feature);
    return new ImageFacts(
        required(values, "CW_FAMILY"),
        required(values, "CW_IMAGE"),
        feature,
        required(values, "CW_VERSION"),
        required(values, "CW_VERSION"),
        dram.find() ? Integer.parseInt(dram.group(1)) : 0,
        values.getOrDefault("CW_SYSDESCR", ""),
        List.copyOf(strings),
        List.of());
  }

  private static String required(Map<String, String> values, String key) throws NotBootable {
    String value = values.get(key);
    if (value == null) {
      throw new NotBootable("CW block has no " + key);
    }
    return value;
  }

  static byte[] read(ImageContent content, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && from + buffer.position() < content.sizeBytes()) {
      content.read(buffer, from + buffer.position());
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }
}
