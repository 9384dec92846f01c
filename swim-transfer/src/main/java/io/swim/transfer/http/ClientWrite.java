package io.swim.transfer.http;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Writes one file. The request is sent once, whatever happens. Used once. */
final class ClientWrite {
  private static final int BUFFER_BYTES = 1 << 17;
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(60);
  private static final Duration LATE_ANSWER = Duration.ofSeconds(2);

  private final HttpSession session;
  private final UploadMethod method;
  private final String path;
  private final ImageContent content;
  private final LongConsumer progress;
  private final long size;
  private final String what;
  private long sent;
  private boolean asked;

  ClientWrite(
      HttpSession session,
      UploadMethod method,
      String path,
      ImageContent content,
      LongConsumer progress) {
    this.session = session;
    this.method = method;
    this.path = path;
    this.content = content;
    this.progress = progress;
    this.size = content.sizeBytes();
    this.what = method + " " + path;
  }

  void run() throws DriverException, InterruptedException {
    session.services().checkpoint();
    session.talk(
        what,
        exchange -> {
          ResponseHead head = ask(exchange);
          if (head.code() / 100 != 2) {
            throw session.refused(what, head, exchange, effect(head.code()));
          }
          if (sent < size) {
            throw new DriverException(
                FailureKind.PROTOCOL,
                DeviceEffect.UNKNOWN,
                session.service() + " confirmed " + path + " after " + sent + " of " + size,
                head.statusLine());
          }
          progress.accept(size);
          return head;
        });
  }

  private ResponseHead ask(Exchange exchange) throws DriverException, InterruptedException {
    try {
      try {
        asked = true;
        exchange.ask(session.head(method.name(), path, fields()));
        send(exchange);
        exchange.stallAfter(patience());
        return exchange.answer();
      } catch (IOException e) {
        return lateAnswer(exchange, e);
      }
    } catch (IOException e) {
      throw session.failure(what + ", " + sent + " of " + size + " bytes sent", e, effectOfBreak());
    }
  }

  private String fields() {
    return "Content-Type: application/octet-stream\r\nContent-Length: "
        + size
        + "\r\n"
        + (method == UploadMethod.PUT ? "If-None-Match: *\r\n" : "");
  }

  private void send(Exchange exchange) throws IOException, DriverException, InterruptedException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    long next = ClientRead.CHECKPOINT_BYTES;
    while (sent < size) {
      buffer.clear().limit((int) Math.min(BUFFER_BYTES, size - sent));
      fill(buffer);
      exchange.send(buffer.flip());
      sent += buffer.limit();
      progress.accept(sent);
      if (sent < size && exchange.hasAnswered()) {
        return;
      }
      if (sent >= next) {
        session.services().checkpoint();
        next += ClientRead.CHECKPOINT_BYTES;
      }
    }
  }

  private void fill(ByteBuffer buffer) throws DriverException {
    try {
      if (content.read(buffer, sent) < 0) {
        throw new EOFException("it ends at byte " + sent + " of " + size);
      }
    } catch (IOException e) {
      throw new DriverException(
              FailureKind.INTERNAL,
              effectOfBreak(),
              "the content for " + path + " can't be read: " + e.getMessage())
          .withCause(e);
    }
  }

  /** A server that refuses a file may stop reading it; what it said is better than the reset. */
  private static ResponseHead lateAnswer(Exchange exchange, IOException cause) throws IOException {
    if (cause instanceof BrokenOffException || Thread.currentThread().isInterrupted()) {
      throw cause;
    }
    try {
      exchange.endAt(System.nanoTime() + LATE_ANSWER.toNanos());
      return exchange.answer();
    } catch (IOException e) {
      cause.addSuppressed(e);
      throw cause;
    }
  }

  /** Time to write a file to flash. */
  private Duration patience() {
    Duration slow = Duration.ofSeconds(size >> 20);
    return slow.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : slow;
  }

  /** What a refusal did: up to 499 the server understood, and wanted nothing of it. */
  private DeviceEffect effect(int code) {
    boolean gaveUp = code == 408 || (code >= 500 && code != 501 && code != 505);
    return sent > 0 && gaveUp ? DeviceEffect.APPLIED : DeviceEffect.NONE;
  }

  private DeviceEffect effectOfBreak() {
    return asked && (sent > 0 || size == 0) ? DeviceEffect.UNKNOWN : DeviceEffect.NONE;
  }
}
