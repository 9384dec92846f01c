package io.swim.transfer.http;

import io.swim.transfer.http.WireInput.LineEnd;
import java.io.IOException;

/**
 * Status line and header fields (RFC 9112, section 4).
 *
 * @param minorVersion 0 or 1: that of HTTP/1.x
 * @param reason the server's own words, perhaps empty
 */
record ResponseHead(int minorVersion, int code, String reason, Fields fields) {
  private static final int MAX_LINE = 8192;
  private static final int MAX_FIELDS = 1 << 16;

  /** The final answer: interim ones are passed over. */
  static ResponseHead read(WireInput in) throws IOException {
    while (true) {
      ResponseHead head = one(in);
      if (head.code() >= 200 || head.code() == 101) {
        return head;
      }
    }
  }

  private static ResponseHead one(WireInput in) throws IOException {
    String line = in.line(MAX_LINE, Status.BAD_REQUEST, LineEnd.LENIENT);
    if (!line.matches("HTTP/1\\.[0-9] [1-9][0-9][0-9]( .*)?")) {
      throw new BadMessageException(Status.BAD_REQUEST, "the answer is no HTTP/1");
    }
    return new ResponseHead(
        Math.min(1, line.charAt(7) - '0'),
        Integer.parseInt(line.substring(9, 12)),
        line.length() > 13 ? line.substring(13) : "",
        Fields.read(in, MAX_FIELDS));
  }

  /** As the server put it: {@code 404 Not Found}. */
  String statusLine() {
    return (code + " " + reason).strip();
  }

  /** Without fields: they may hold a secret. */
  @Override
  public String toString() {
    return statusLine();
  }
}
