package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.transfer.serving.Printable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** One request of a client and its answer, on a connection of its own. Used by one thread. */
final class Exchange implements Closeable {
  private static final int WORDS = 200;
  private static final Duration FOR_WORDS = Duration.ofSeconds(5);

  private final Wire wire;
  private final WireInput in;

  Exchange(Wire wire) {
    this.wire = wire;
    this.in = new WireInput(wire);
  }

  /** Whether the server has ended a connection that waited for its request. */
  boolean isStale() {
    try {
      return in.hasSpoken();
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * @param head request line and fields, with the empty line
   */
  void ask(String head) throws IOException {
    wire.write(ISO_8859_1.encode(head));
  }

  void send(ByteBuffer body) throws IOException {
    wire.write(body);
  }

  boolean hasAnswered() throws IOException {
    return in.hasSpoken();
  }

  ResponseHead answer() throws IOException {
    return ResponseHead.read(in);
  }

  BodyReader body(ResponseHead head) throws BadMessageException {
    return new BodyReader(in, BodyLength.ofResponse(head));
  }

  /** How long no byte may move. */
  void stallAfter(Duration limit) {
    wire.stallAfter(limit);
  }

  void endAt(long nanos) {
    wire.endAt(nanos);
  }

  /**
   * Status line and the beginning of the body, for people.
   *
   * @param hidden words that a server might repeat, and that nobody may see
   */
  String words(ResponseHead head, List<String> hidden) {
    wire.endAt(System.nanoTime() + FOR_WORDS.toNanos());
    ByteBuffer bytes = ByteBuffer.allocate(2 * WORDS);
    try {
      BodyReader body = body(head);
      while (bytes.hasRemaining() && body.read(bytes) >= 0) {}
    } catch (IOException e) {
      // What came is better than nothing.
      bytes.limit(bytes.position());
    }
    String text = head.statusLine() + " " + UTF_8.decode(bytes.flip());
    for (String each : hidden) {
      text = text.replace(each, "(secret)");
    }
    text = text.strip().replaceAll("\\s+", " ");
    int most = head.statusLine().length() + 1 + WORDS;
    return Printable.of(text.substring(0, Math.min(text.length(), most)));
  }

  @Override
  public void close() {
    wire.close();
  }
}
