package io.swim.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent encoding (RFC 3986, section 2.1). */
final class UrlText {
  private static final int CODE_LENGTH = 3;

  private UrlText() {}

  /** As it was before; a text that is no percent encoding of UTF-8 stays as it is. */
  static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%' && isCode(text, i)) {
        bytes.write(HexFormat.fromHexDigits(text, i + 1, i + CODE_LENGTH));
        i += CODE_LENGTH - 1;
      } else {
        bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }

  private static boolean isCode(String text, int percent) {
    return percent + CODE_LENGTH <= text.length()
        && HexFormat.isHexDigit(text.charAt(percent + 1))
        && HexFormat.isHexDigit(text.charAt(percent + 2));
  }
}
