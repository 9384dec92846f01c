package io.swim.transfer.ftp;

import java.nio.ByteBuffer;

/**
 * Line ends of TYPE A: LF here, CR LF on the network (RFC 959 section 3.1.1.1). Of one transfer.
 */
final class LineEnds {
  private byte last;

  /** Adds a CR before each LF that has none. The result may be twice as long. */
  void toNetwork(ByteBuffer from, ByteBuffer to) {
    while (from.hasRemaining()) {
      byte each = from.get();
      if (each == '\n' && last != '\r') {
        to.put((byte) '\r');
      }
      to.put(each);
      last = each;
    }
  }

  /** Takes away each CR before an LF; one at the end is kept back until the next bytes. */
  void fromNetwork(ByteBuffer from, ByteBuffer to) {
    while (from.hasRemaining()) {
      byte each = from.get();
      if (last == '\r' && each != '\n') {
        to.put((byte) '\r');
      }
      if (each != '\r') {
        to.put(each);
      }
      last = each;
    }
  }

  /** What was kept back. */
  void end(ByteBuffer to) {
    if (last == '\r') {
      to.put((byte) '\r');
    }
  }
}
