package io.swim.testkit.internal.image;

import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an IOS-XE package, shaped as boot loaders print it: type, size of what follows, and
 * TLVs with strings such as {@code CW_FAMILY=$cat9k$}; big endian. Where the digest stands in the
 * record that holds a signature elsewhere, and the first fields, are this kit's own.
 *
 * @param length of the header in bytes
 * @param type 30000 for a bundle
 * @param payload bytes that follow
 * @param sha512 of the header without it and of them
 * @param unsigned the header with zeros for the digest
 * @param values of the CW strings by their names
 */
record XeHeader(
    int length,
    int type,
    long payload,
    byte[] sha512,
    byte[] unsigned,
    Map<String, String> values) {
  static final int BUNDLE = 30_000;
  static final int PACKAGE = 0;

  private static final int REVISION = 3;
  private static final int FIXED = 24;
  private static final int STRING = 9;
  private static final int SIGNATURE = 12;
  private static final int SIGNATURE_LENGTH = 392;
  private static final int DIGEST_LENGTH = 64;
  private static final int ALIGNMENT = 512;
  private static final int LONGEST = 16 * 1024;
  private static final String FIRST_KEY = "KEY_TLV_PACKAGE_COMPATIBILITY";
  private static final Pattern CW = Pattern.compile("(CW_[A-Z_]+)=\\$([^$]*)\\$");

  /** The bytes of a header. */
  static byte[] bytes(int type, long payload, byte[] sha512, String family, List<String> cw) {
    List<String> strings =
        new ArrayList<>(
            List.of(
                FIRST_KEY,
                "FRU_RP_TYPE",
                "KEY_TLV_PACKAGE_BOOTARCH",
                "ARCH_i686_TYPE",
                "KEY_TLV_BOARD_COMPAT",
                "BOARD_" + family + "_TYPE"));
    strings.addAll(cw);
    int used = FIXED + 8 + SIGNATURE_LENGTH + 4;
    for (String text : strings) {
      used += 8 + padded(text.length());
    }
    int length = (used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer bytes = ByteBuffer.allocate(length);
    bytes.putInt(length).putInt(REVISION).putInt(type).putInt(0).putLong(payload);
    for (String text : strings) {
      byte[] value = text.getBytes(StandardCharsets.US_ASCII);
      bytes.putInt(STRING).putInt(value.length).put(value);
      bytes.position(bytes.position() + padded(value.length) - value.length);
    }
    bytes.putInt(SIGNATURE).putInt(SIGNATURE_LENGTH).put(sha512);
    return bytes.array();
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }

  /** Whether a file begins as a package does. */
  static boolean isAt(byte[] head) {
    return head.length > FIXED + 8 + FIRST_KEY.length()
        && ByteBuffer.wrap(head).getInt(4) == REVISION
        && new String(head, FIXED + 8, FIRST_KEY.length(), StandardCharsets.US_ASCII)
            .equals(FIRST_KEY);
  }

  /** Reads a header at the start of these bytes. */
  static XeHeader read(byte[] head) throws NotBootable {
    if (!isAt(head)) {
      throw new NotBootable("no package header");
    }
    ByteBuffer bytes = ByteBuffer.wrap(head);
    int length = bytes.getInt();
    if (length < FIXED || length > LONGEST || length > head.length) {
      throw new NotBootable("file is cut short: no whole package header");
    }
    int type = bytes.getInt(8);
    long payload = bytes.getLong(16);
    bytes.position(FIXED).limit(length);
    Map<String, String> values = new TreeMap<>();
    byte[] sha512 = new byte[0];
    byte[] unsigned = Arrays.copyOf(head, length);
    while (bytes.remaining() >= 8 && bytes.getInt(bytes.position()) != 0) {
      int kind = bytes.getInt();
      int size = bytes.getInt();
      if (size < 1 || size > bytes.remaining()) {
        throw new NotBootable("package header is damaged");
      }
      byte[] value = new byte[size];
      bytes.get(value);
      bytes.position(Math.min(bytes.limit(), bytes.position() + padded(size) - size));
      if (kind == SIGNATURE) {
        sha512 = Arrays.copyOf(value, DIGEST_LENGTH);
        int at = bytes.position() - padded(size);
        Arrays.fill(unsigned, at, at + Math.min(size, DIGEST_LENGTH), (byte) 0);
      }
      Matcher matcher = CW.matcher(new String(value, StandardCharsets.US_ASCII));
      if (kind == STRING && matcher.find()) {
        values.put(matcher.group(1), matcher.group(2));
      }
    }
    if (sha512.length == 0 || payload < 0) {
      throw new NotBootable("package header is damaged");
    }
    return new XeHeader(length, type, payload, sha512, unsigned, values);
  }

  String value(String name) throws NotBootable {
    String value = values.get(name);
    if (value == null) {
      throw new NotBootable("package header has no " + name);
    }
    return value;
  }
}
