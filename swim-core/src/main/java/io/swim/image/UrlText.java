package io.swim.image;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent encoding (RFC 3986, section 2.1). */
final class UrlText {
  private static final char NOT_UTF_8 = '\ufffd';

  private UrlText() {}

  /** As it was before; a text that is no percent encoding of UTF-8 stays as it is. */
  static String decoded(String text) {
    try {
      // The decoder is that of forms, where a plus is a blank.
      String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      return decoded.indexOf(NOT_UTF_8) < 0 ? decoded : text;
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
