package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the answers on one connection. Used by one thread. */
final class Answers {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final ByteBuffer CONTINUE =
      ISO_8859_1.encode("HTTP/1.1 100 Continue\r\n\r\n").asReadOnlyBuffer();

  private final Wire wire;
  private final Clock clock;

  Answers(Wire wire, Clock clock) {
    this.wire = wire;
    this.clock = clock;
  }

  /** What comes after an answer. */
  enum Then {
    /** The next request. */
    NEXT,
    /** The end of the connection. */
    CLOSE
  }

  /**
   * Writes status line and header fields.
   *
   * @param fields each with CR LF behind it
   */
  void head(Status status, String fields, Then then) throws IOException {
    wire.write(ISO_8859_1.encode(headText(status, fields, then)));
  }

  private String headText(Status status, String fields, Then then) {
    return "HTTP/1.1 "
        + status
        + "\r\nDate: "
        + DATE.format(clock.instant())
        + "\r\n"
        + fields
        + (then == Then.CLOSE ? "Connection: close\r\n" : "")
        + "\r\n";
  }

  /** The client may send the body that it announced. */
  void goOn() throws IOException {
    wire.write(CONTINUE.duplicate());
  }

  /** An answer with one line of text, which devices show to their users. */
  void text(Status status, String fields, String text, Then then) throws IOException {
    String line = text + "\n";
    String more = "Content-Type: text/plain\r\nContent-Length: " + line.length() + "\r\n";
    wire.write(ISO_8859_1.encode(headText(status, fields + more, then) + line));
  }

  /** As {@link #text}, for HEAD: without the text. */
  void empty(Status status, String fields, Then then) throws IOException {
    boolean counted = status != Status.NO_CONTENT && status != Status.NOT_MODIFIED;
    head(status, fields + (counted ? "Content-Length: 0\r\n" : ""), then);
  }

  /** A request that can't be understood: nothing more is read from this connection. */
  void refuse(Status status, String why) throws IOException {
    text(status, "", status + ": " + why, Then.CLOSE);
  }
}
