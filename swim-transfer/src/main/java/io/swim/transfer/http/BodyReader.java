package io.swim.transfer.http;

import io.swim.transfer.http.WireInput.LineEnd;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The body of a message, without what frames it. Used by one thread. */
final class BodyReader {
  private static final int MAX_CHUNK_LINE = 256;
  private static final int MAX_TRAILER = 8192;

  private final WireInput in;
  private final BodyLength length;
  private long left;
  private long taken;
  private boolean inChunk;
  private boolean ended;

  BodyReader(WireInput in, BodyLength length) {
    this.in = in;
    this.length = length;
    this.left = length.bytes();
  }

  /**
   * Bytes, at least one; -1 at the end of the body.
   *
   * @throws EOFException when the connection ends before the body
   */
  int read(ByteBuffer into) throws IOException {
    if (ended) {
      return -1;
    }
    return switch (length.kind()) {
      case NONE -> end();
      case COUNTED -> left == 0 ? end() : some(into);
      case CHUNKED -> chunked(into);
      case UNTIL_CLOSE -> untilClose(into);
    };
  }

  boolean hasEnded() {
    return ended;
  }

  private int end() {
    ended = true;
    return -1;
  }

  private int some(ByteBuffer into) throws IOException {
    int count = in.read(into, left);
    if (count < 0) {
      throw new EOFException(
          "the connection ended after "
              + taken
              + (length.kind() == BodyLength.Kind.COUNTED ? " of " + length.bytes() : "")
              + " bytes");
    }
    left -= count;
    taken += count;
    return count;
  }

  private int untilClose(ByteBuffer into) throws IOException {
    int count = in.read(into, Long.MAX_VALUE);
    if (count >= 0) {
      taken += count;
      return count;
    }
    if (!in.wire().endedSafely()) {
      throw new EOFException("the connection was cut after " + taken + " bytes");
    }
    return end();
  }

  /** RFC 9112, section 7.1; extensions and trailers are read and not looked at. */
  private int chunked(ByteBuffer into) throws IOException {
    if (left == 0) {
      if (inChunk && !line(0).isEmpty()) {
        throw bad("a chunk is longer than it said");
      }
      left = size(line(MAX_CHUNK_LINE));
      inChunk = true;
      if (left == 0) {
        Fields.read(in, MAX_TRAILER);
        return end();
      }
    }
    return some(into);
  }

  private String line(int most) throws IOException {
    return in.line(most, Status.BAD_REQUEST, LineEnd.STRICT);
  }

  private static long size(String line) throws BadMessageException {
    int end = line.indexOf(';');
    String digits = (end < 0 ? line : line.substring(0, end)).stripTrailing();
    if (!digits.matches("[0-9a-fA-F]{1,15}")) {
      throw bad("a chunk has no proper size");
    }
    return Long.parseLong(digits, 16);
  }

  private static BadMessageException bad(String what) {
    return new BadMessageException(Status.BAD_REQUEST, what);
  }
}
