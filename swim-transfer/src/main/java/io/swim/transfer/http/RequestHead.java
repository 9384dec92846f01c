package io.swim.transfer.http;

import io.swim.transfer.http.WireInput.LineEnd;
import java.io.IOException;

/**
 * Request line and header fields (RFC 9112, section 3).
 *
 * @param minorVersion 0 or 1: that of HTTP/1.x
 */
record RequestHead(String method, String target, int minorVersion, Fields fields) {
  private static final int MAX_LINE = 8192;
  private static final int MAX_FIELDS = 16384;

  static RequestHead read(WireInput in) throws IOException {
    String line = in.line(MAX_LINE, Status.URI_TOO_LONG, LineEnd.LENIENT);
    if (line.isEmpty()) {
      // Section 2.2: some clients end the body before with an extra line.
      line = in.line(MAX_LINE, Status.URI_TOO_LONG, LineEnd.LENIENT);
    }
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !Fields.isToken(parts[0])) {
      throw new BadMessageException(Status.BAD_REQUEST, "that is no HTTP request");
    }
    if (!parts[2].matches("HTTP/\\d\\.\\d")) {
      throw new BadMessageException(Status.BAD_REQUEST, "that is no HTTP version");
    }
    if (!parts[2].startsWith("HTTP/1.")) {
      throw new BadMessageException(Status.VERSION_NOT_SUPPORTED, "only HTTP/1 is spoken here");
    }
    int minor = Math.min(1, parts[2].charAt(7) - '0');
    Fields fields = Fields.read(in, MAX_FIELDS);
    int hosts = fields.all("Host").size();
    if (minor == 1 ? hosts != 1 : hosts > 1) {
      throw new BadMessageException(
          Status.BAD_REQUEST, "there are " + hosts + " Host fields instead of one");
    }
    return new RequestHead(parts[0], parts[1], minor, fields);
  }

  /** Whether the client would send another request over this connection (section 9.3). */
  boolean keepsConnection() {
    return minorVersion == 1
        ? !fields.lists("Connection", "close")
        : fields.lists("Connection", "keep-alive");
  }

  boolean expectsContinue() throws BadMessageException {
    if (minorVersion == 0 || fields.all("Expect").isEmpty()) {
      return false;
    }
    if (!fields.lists("Expect", "100-continue")) {
      throw new BadMessageException(Status.EXPECTATION_FAILED, "only 100-continue may be expected");
    }
    return true;
  }

  /** Without fields: they may hold a password. */
  @Override
  public String toString() {
    return method + " " + target;
  }
}
