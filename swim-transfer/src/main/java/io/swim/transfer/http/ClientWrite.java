package io.swim.transfer.http;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.jspecify.annotations.Nullable;

/** Writes one file. The request is sent once, whatever happens. Used once. */
final class ClientWrite {
  private static final int BUFFER_BYTES = 1 << 17;

  private final HttpSession session;
  private final HttpUriRequestBase request;
  private final String path;
  private final ImageContent content;
  private final LongConsumer told;
  private final long size;
  private long sent;
  private boolean asked;
  private @Nullable DriverException ours;

  ClientWrite(
      HttpSession session,
      UploadMethod method,
      String path,
      ImageContent content,
      LongConsumer told) {
    this.session = session;
    this.path = path;
    this.content = content;
    this.told = told;
    this.size = content.sizeBytes();
    this.request = session.request(method.name(), path, patience());
    if (method == UploadMethod.PUT) {
      request.setHeader(HttpHeaders.IF_NONE_MATCH, "*");
    }
  }

  void run() throws DriverException, InterruptedException {
    session.services().checkpoint();
    request.setEntity(
        new EntityTemplate(size, ContentType.APPLICATION_OCTET_STREAM, null, this::writeTo));
    session.talk(
        request,
        answer -> {
          if (answer.code() / 100 != 2) {
            throw session.refused(request, answer, effect(answer.code()));
          }
          if (sent < size) {
            throw new DriverException(
                FailureKind.PROTOCOL,
                DeviceEffect.UNKNOWN,
                session.service() + " confirmed " + path + " after " + sent + " of " + size,
                answer.statusLine());
          }
          told.accept(size);
          return answer;
        },
        this::progress);
  }

  private void writeTo(OutputStream to) throws IOException {
    asked = true;
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    long next = ClientRead.CHECKPOINT_BYTES;
    while (sent < size) {
      buffer.clear().limit((int) Math.min(BUFFER_BYTES, size - sent));
      fill(buffer);
      send(buffer, to);
      sent += buffer.position();
      told.accept(sent);
      if (sent >= next) {
        checkpoint();
        next += ClientRead.CHECKPOINT_BYTES;
      }
    }
  }

  private void fill(ByteBuffer buffer) throws IOException {
    try {
      if (content.read(buffer, sent) < 0) {
        throw new EOFException("it ends at byte " + sent + " of " + size);
      }
    } catch (IOException e) {
      ours =
          new DriverException(
                  FailureKind.INTERNAL,
                  progress().effect(),
                  "the content for " + path + " can't be read: " + e.getMessage())
              .withCause(e);
      throw e;
    }
  }

  private void checkpoint() throws InterruptedIOException {
    try {
      session.services().checkpoint();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(e.getMessage());
    }
  }

  /** A peer that reads nothing would hold a write for ever. */
  private void send(ByteBuffer buffer, OutputStream to) throws IOException {
    Alarm stall = Alarm.after(HttpSession.STALL, request::cancel);
    try {
      to.write(buffer.array(), 0, buffer.position());
    } finally {
      stall.close();
    }
  }

  /** Time to write a file to flash. */
  private Duration patience() {
    Duration slow = Duration.ofSeconds(size >> 20);
    return slow.compareTo(HttpSession.STALL) < 0 ? HttpSession.STALL : slow;
  }

  /** What a refusal did: up to 499 the server understood, and wanted nothing of it. */
  private DeviceEffect effect(int code) {
    boolean gaveUp = code == 408 || (code >= 500 && code != 501 && code != 505);
    return sent > 0 && gaveUp ? DeviceEffect.APPLIED : DeviceEffect.NONE;
  }

  private HttpSession.Progress progress() {
    boolean perhaps = asked && (sent > 0 || size == 0);
    return new HttpSession.Progress(
        perhaps ? DeviceEffect.UNKNOWN : DeviceEffect.NONE,
        ", " + sent + " of " + size + " bytes sent",
        Optional.ofNullable(ours));
  }
}
