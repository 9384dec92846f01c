package io.swim.testkit.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of one HTTP/1.1 message; a body cut short is an error, never an end. */
public final class HttpBody extends InputStream {
  private final InputStream in;
  private final boolean chunked;
  private final boolean untilEnd;
  private long left;
  private boolean first = true;

  private HttpBody(InputStream in, long left, boolean chunked, boolean untilEnd) {
    this.in = in;
    this.left = left;
    this.chunked = chunked;
    this.untilEnd = untilEnd;
  }

  /** The body of an answer: without a length it goes on to the end of the connection. */
  public static HttpBody ofAnswer(HttpHead head, InputStream in) throws IOException {
    long length = head.length();
    return head.isChunked()
        ? new HttpBody(in, 0, true, false)
        : new HttpBody(in, Math.max(length, 0), false, length < 0);
  }

  /** The body of a request: without a length there is none. */
  public static HttpBody ofRequest(HttpHead head, InputStream in) throws IOException {
    return new HttpBody(in, Math.max(head.length(), 0), head.isChunked(), false);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (untilEnd) {
      return in.read(into, offset, length);
    }
    if (left <= 0 && (!chunked || !nextChunk())) {
      return -1;
    }
    int read = in.read(into, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the connection ended " + left + " bytes before the body");
    }
    left -= read;
    return read;
  }

  private boolean nextChunk() throws IOException {
    if (left < 0) {
      return false;
    }
    if (!first) {
      HttpHead.line(in);
    }
    first = false;
    String size = HttpHead.line(in).split(";", 2)[0].strip();
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw new IOException("no chunk of HTTP: " + size);
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      while (!HttpHead.line(in).isEmpty()) {
        // Trailers say nothing here.
        continue;
      }
      left = -1;
    }
    return left > 0;
  }
}
