package io.swim.transfer.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The path of a URL, as it travels and as it is meant (RFC 3986, section 2.1). */
final class TargetPath {
  private static final String UNENCODED = "-._~!$&'()*+,;=:@/?%";

  private TargetPath() {}

  /**
   * The path that a request asks for, decoded once. A query stays with it: no file is offered under
   * such a name.
   */
  static String decoded(String target) throws BadMessageException {
    String path = withoutAuthority(target);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c <= ' ' || c == 0x7f || c == '#') {
        throw bad("the target of the request holds a character that it can't");
      }
      if (c != '%') {
        bytes.write(c);
        continue;
      }
      int high = i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
      int low = i + 2 < path.length() ? Character.digit(path.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw bad("the target of the request is not encoded properly");
      }
      bytes.write(high << 4 | low);
      i += 2;
    }
    return text(bytes.toByteArray());
  }

  private static String text(byte[] bytes) throws BadMessageException {
    try {
      String path = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (path.chars().anyMatch(Character::isISOControl)) {
        throw bad("the target of the request holds a control character");
      }
      return path;
    } catch (CharacterCodingException e) {
      throw bad("the target of the request is no UTF-8");
    }
  }

  /** A proxy's form, {@code http://host/path}, must be taken too (RFC 9112, section 3.2.2). */
  private static String withoutAuthority(String target) throws BadMessageException {
    if (target.startsWith("/")) {
      return target;
    }
    int scheme = target.regionMatches(true, 0, "http", 0, 4) ? target.indexOf("://") : -1;
    if (scheme < 0) {
      throw bad("the target of the request is no path");
    }
    int slash = target.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : target.substring(slash);
  }

  /** A path for a request: what can't stand in a URL is encoded, what is encoded stays as it is. */
  static String encoded(String path) {
    StringBuilder text = new StringBuilder(path.startsWith("/") ? "" : "/");
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c >= '0' && c <= '9'
              || c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || UNENCODED.indexOf(c) >= 0;
      text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return text.toString();
  }

  private static BadMessageException bad(String what) {
    return new BadMessageException(Status.BAD_REQUEST, what);
  }
}
