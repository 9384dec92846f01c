package io.swim.transfer.http;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Reads one file, perhaps from a later byte on (RFC 9110, section 14).
 *
 * @param expected of what revision the bytes must be, as far as the answer tells its own
 */
record ClientRead(
    HttpSession session,
    String path,
    Optional<Revision> expected,
    long fromByte,
    OutputStream to,
    LongConsumer progress) {
  static final int CHECKPOINT_BYTES = 4 << 20;
  private static final int BUFFER_BYTES = 1 << 17;
  private static final Pattern PART = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(.+)");
  private static final Predicate<String> UNKNOWN = "*"::equals;
  private static final Pattern NO_PART = Pattern.compile("bytes \\*/(\\d{1,18})");

  void run() throws DriverException, InterruptedException {
    HttpUriRequestBase request = session.request("GET", path, HttpSession.STALL);
    if (fromByte > 0) {
      request.setHeader(HttpHeaders.RANGE, "bytes=" + fromByte + "-");
      expected
          .flatMap(Revision::strongTag)
          .ifPresent(tag -> request.setHeader(HttpHeaders.IF_RANGE, tag));
    }
    session.talk(
        request,
        answer -> {
          if (isAtItsEnd(answer)) {
            progress.accept(fromByte);
            return answer;
          }
          if (answer.code() != 200 && answer.code() != 206) {
            throw session.refused(request, answer, DeviceEffect.NONE);
          }
          checkUnchanged(answer);
          copy(answer.body(), firstByte(answer));
          return answer;
        });
  }

  /** Where the answer begins: at 0 when the server knows no ranges. */
  private long firstByte(Inquiry answer) throws DriverException {
    if (answer.code() == 200) {
      return 0;
    }
    String range = answer.field(HttpHeaders.CONTENT_RANGE).orElse("");
    Matcher part = PART.matcher(range);
    if (fromByte == 0 || !part.matches() || Long.parseLong(part.group(1)) != fromByte) {
      throw new DriverException(
          FailureKind.PROTOCOL,
          DeviceEffect.NONE,
          session.service() + " was asked for " + path + " from byte " + fromByte + " on",
          answer.statusLine() + " Content-Range: " + range);
    }
    return fromByte;
  }

  private void checkUnchanged(Inquiry answer) throws DriverException {
    Revision now = answer.code() == 206 ? ofPart(answer) : Revision.of(answer);
    if (expected.isPresent() && !expected.get().maySame(now)) {
      throw new DriverException(
          FailureKind.CHANGED,
          DeviceEffect.NONE,
          session.service()
              + " was asked for the rest of "
              + path
              + " from byte "
              + fromByte
              + " on, of ("
              + expected.get()
              + "), and gave that of ("
              + now
              + ")",
          answer.statusLine());
    }
  }

  private static Revision ofPart(Inquiry answer) {
    Matcher part = PART.matcher(answer.field(HttpHeaders.CONTENT_RANGE).orElse(""));
    return Revision.ofPart(
        answer,
        part.matches() ? Optional.of(part.group(2)).filter(UNKNOWN.negate()) : Optional.empty());
  }

  /** There is nothing behind the last byte, and some servers call that an error. */
  private boolean isAtItsEnd(Inquiry answer) {
    Matcher size = NO_PART.matcher(answer.field(HttpHeaders.CONTENT_RANGE).orElse(""));
    return answer.code() == 416
        && fromByte > 0
        && size.matches()
        && Long.parseLong(size.group(1)) == fromByte;
  }

  private void copy(InputStream body, long firstByte)
      throws IOException, DriverException, InterruptedException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long at = firstByte;
    long next = at + CHECKPOINT_BYTES;
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      int skip = (int) Math.min(count, Math.max(0, fromByte - at));
      at += count;
      if (count > skip) {
        keep(buffer, skip, count - skip);
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

  private void keep(byte[] bytes, int from, int count) throws DriverException {
    try {
      to.write(bytes, from, count);
    } catch (IOException e) {
      throw new DriverException(
              FailureKind.INTERNAL,
              DeviceEffect.NONE,
              path + " can't be kept here: " + e.getMessage())
          .withCause(e);
    }
  }
}
