package io.swim.transfer.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What comes from the peer: lines, then bytes. Holds 16 KiB. Used by one thread. */
final class WireInput {
  private static final int BUFFER_BYTES = 1 << 14;

  private final Wire wire;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private final StringBuilder line = new StringBuilder();

  WireInput(Wire wire) {
    this.wire = wire;
  }

  /** Waits for the peer to say something; false when it has ended instead. */
  boolean await() throws IOException {
    return buffer.hasRemaining() || fill() > 0;
  }

  /** Whether the peer has said something, or ended; waits for nothing. */
  boolean hasSpoken() throws IOException {
    if (!buffer.hasRemaining()) {
      buffer.clear();
      try {
        return wire.poll(buffer) != 0;
      } finally {
        buffer.flip();
      }
    }
    return true;
  }

  private int fill() throws IOException {
    buffer.clear();
    try {
      return wire.read(buffer);
    } finally {
      buffer.flip();
    }
  }

  /** The next byte as a number. */
  private int next() throws IOException {
    if (!buffer.hasRemaining() && fill() < 0) {
      throw new EOFException("the peer ended the connection within a message");
    }
    return buffer.get() & 0xff;
  }

  /**
   * A line without its end, which is CR LF, or LF alone where a lenient reader is told to take that
   * (RFC 9112, section 2.2).
   *
   * @param most characters
   * @param tooLong the status for more
   */
  String line(int most, Status tooLong, LineEnd end) throws IOException {
    line.setLength(0);
    while (true) {
      int c = next();
      if (c == '\n') {
        if (end == LineEnd.STRICT) {
          throw new BadMessageException(Status.BAD_REQUEST, "a line ends without CR");
        }
        return line.toString();
      }
      if (c == '\r') {
        if (next() != '\n') {
          throw new BadMessageException(Status.BAD_REQUEST, "a CR stands alone");
        }
        return line.toString();
      }
      if (line.length() == most) {
        throw new BadMessageException(tooLong, "a line has more than " + most + " characters");
      }
      line.append((char) c);
    }
  }

  /** How strictly a line must end. */
  enum LineEnd {
    STRICT,
    LENIENT
  }

  /** Bytes, at least one; -1 when the peer has ended. */
  int read(ByteBuffer into, long most) throws IOException {
    int limit = into.limit();
    if (into.remaining() > most) {
      into.limit(into.position() + (int) most);
    }
    try {
      if (!buffer.hasRemaining()) {
        return wire.read(into);
      }
      int count = Math.min(buffer.remaining(), into.remaining());
      into.put(into.position(), buffer, buffer.position(), count);
      into.position(into.position() + count);
      buffer.position(buffer.position() + count);
      return count;
    } finally {
      into.limit(limit);
    }
  }

  Wire wire() {
    return wire;
  }
}
