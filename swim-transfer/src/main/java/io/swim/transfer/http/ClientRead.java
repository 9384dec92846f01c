package io.swim.transfer.http;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one file, perhaps from a later byte on (RFC 9110, section 14). */
record ClientRead(
    HttpSession session, String path, long fromByte, OutputStream to, LongConsumer progress) {
  static final int CHECKPOINT_BYTES = 4 << 20;
  private static final int BUFFER_BYTES = 1 << 17;
  private static final Pattern PART = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/.+");
  private static final Pattern NO_PART = Pattern.compile("bytes \\*/(\\d{1,18})");

  void run() throws DriverException, InterruptedException {
    String what = "GET " + path;
    session.talk(
        what,
        exchange -> {
          exchange.ask(
              session.head("GET", path, fromByte > 0 ? "Range: bytes=" + fromByte + "-\r\n" : ""));
          ResponseHead head = exchange.answer();
          if (isAtItsEnd(head)) {
            progress.accept(fromByte);
            return head;
          }
          if (head.code() != 200 && head.code() != 206) {
            throw session.refused(what, head, exchange, DeviceEffect.NONE);
          }
          copy(exchange.body(head), firstByte(head));
          return head;
        });
  }

  /** Where the answer begins: at 0 when the server knows no ranges. */
  private long firstByte(ResponseHead head) throws DriverException {
    if (head.code() == 200) {
      return 0;
    }
    String range = head.fields().value("Content-Range").orElse("");
    Matcher part = PART.matcher(range);
    if (fromByte == 0 || !part.matches() || Long.parseLong(part.group(1)) != fromByte) {
      throw new DriverException(
          FailureKind.PROTOCOL,
          DeviceEffect.NONE,
          session.service() + " was asked for " + path + " from byte " + fromByte + " on",
          head.statusLine() + " Content-Range: " + range);
    }
    return fromByte;
  }

  /** There is nothing behind the last byte, and some servers call that an error. */
  private boolean isAtItsEnd(ResponseHead head) {
    Matcher size = NO_PART.matcher(head.fields().value("Content-Range").orElse(""));
    return head.code() == 416
        && fromByte > 0
        && size.matches()
        && Long.parseLong(size.group(1)) == fromByte;
  }

  private void copy(BodyReader body, long firstByte)
      throws IOException, DriverException, InterruptedException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    long at = firstByte;
    long next = at + CHECKPOINT_BYTES;
    while (body.read(buffer.clear()) >= 0) {
      buffer.flip();
      long skip = Math.min(buffer.remaining(), Math.max(0, fromByte - at));
      at += buffer.remaining();
      buffer.position((int) skip);
      if (buffer.hasRemaining()) {
        keep(buffer);
        progress.accept(at);
      }
      if (at >= next) {
        session.services().checkpoint();
        next = at + CHECKPOINT_BYTES;
      }
    }
    if (at < fromByte) {
      throw new DriverException(
          FailureKind.REJECTED,
          DeviceEffect.NONE,
          session.service() + " has " + at + " bytes of " + path + ", not " + fromByte);
    }
    if (at == fromByte) {
      progress.accept(at);
    }
  }

  private void keep(ByteBuffer bytes) throws DriverException {
    try {
      to.write(bytes.array(), bytes.position(), bytes.remaining());
    } catch (IOException e) {
      throw new DriverException(
              FailureKind.INTERNAL,
              DeviceEffect.NONE,
              path + " can't be kept here: " + e.getMessage())
          .withCause(e);
    }
  }
}
