package io.swim.transfer.http;

import java.util.List;
import java.util.OptionalLong;

/**
 * Where the body of a message ends (RFC 9112, section 6). Two statements about it are a smuggling
 * attempt, or a defect, and are refused.
 *
 * @param bytes for {@link Kind#COUNTED}
 */
record BodyLength(Kind kind, long bytes) {
  private static final int MAX_DIGITS = 18;

  /** How it is found. */
  enum Kind {
    NONE,
    COUNTED,
    CHUNKED,
    UNTIL_CLOSE
  }

  static BodyLength ofRequest(RequestHead head) throws BadMessageException {
    return of(head.minorVersion(), head.fields(), Kind.NONE);
  }

  /** Of a response to anything but HEAD. */
  static BodyLength ofResponse(ResponseHead head) throws BadMessageException {
    return head.code() == 204 || head.code() == 304
        ? new BodyLength(Kind.NONE, 0)
        : of(head.minorVersion(), head.fields(), Kind.UNTIL_CLOSE);
  }

  private static BodyLength of(int minorVersion, Fields fields, Kind otherwise)
      throws BadMessageException {
    List<String> codings = fields.all("Transfer-Encoding");
    List<String> lengths = fields.all("Content-Length");
    if (!codings.isEmpty()) {
      if (!lengths.isEmpty()) {
        throw bad("there is a Content-Length and a Transfer-Encoding");
      }
      if (minorVersion == 0) {
        throw bad("HTTP/1.0 has no Transfer-Encoding");
      }
      if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
        throw new BadMessageException(
            Status.NOT_IMPLEMENTED, "no Transfer-Encoding but chunked is known");
      }
      return new BodyLength(Kind.CHUNKED, 0);
    }
    if (lengths.isEmpty()) {
      return new BodyLength(otherwise, 0);
    }
    String digits = lengths.get(0);
    if (lengths.size() > 1 || !digits.matches("[0-9]{1," + MAX_DIGITS + "}")) {
      throw bad("the Content-Length is no single number");
    }
    return new BodyLength(Kind.COUNTED, Long.parseLong(digits));
  }

  private static BadMessageException bad(String what) {
    return new BadMessageException(Status.BAD_REQUEST, what);
  }

  /** The number of bytes, where it is known before. */
  OptionalLong known() {
    return switch (kind) {
      case NONE -> OptionalLong.of(0);
      case COUNTED -> OptionalLong.of(bytes);
      case CHUNKED, UNTIL_CLOSE -> OptionalLong.empty();
    };
  }
}
