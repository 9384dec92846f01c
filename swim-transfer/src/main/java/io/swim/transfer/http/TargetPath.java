package io.swim.transfer.http;

import java.nio.charset.StandardCharsets;

/** The path of a URL, as it travels (RFC 3986, section 2.1). */
final class TargetPath {
  private static final String UNENCODED = "-._~!$&'()*+,;=:@/?";

  private TargetPath() {}

  /** A path for a request: what can't stand in a URL is encoded, what is encoded stays as it is. */
  static String encoded(String path) {
    StringBuilder text = new StringBuilder(path.startsWith("/") ? "" : "/");
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean plain =
          c >= '0' && c <= '9'
              || c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || UNENCODED.indexOf(c) >= 0
              || c == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2);
      text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return text.toString();
  }

  private static boolean isHex(byte[] bytes, int at) {
    return at < bytes.length && Character.digit(bytes[at], 16) >= 0;
  }
}
