package io.swim.transfer.http;

import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;

/**
 * Answers PUT and POST, whose body is the file (RFC 9110, sections 9.3.3 and 9.3.4). Holds no
 * thread while the device does not send.
 */
final class Upload implements Runnable {
  private final Exchange exchange;
  private final ServedTree.Writing writing;
  private long at;

  private Upload(Exchange exchange, ServedTree.Writing writing) {
    this.exchange = exchange;
    this.writing = writing;
  }

  static void answer(Exchange exchange, ServedTree tree, String path) throws IOException {
    boolean onlyNew = exchange.fields().contains(HttpHeader.IF_NONE_MATCH, "*");
    if (!exchange.hasBody()) {
      exchange.refuse(HttpStatus.LENGTH_REQUIRED_411);
    } else if (exchange.fields().contains(HttpHeader.CONTENT_RANGE)) {
      // RFC 9110, section 14.5: a part must not be taken for the whole.
      exchange.refuse(HttpStatus.BAD_REQUEST_400, "only whole files are taken");
    } else if (onlyNew && tree.readable(path).isPresent()) {
      exchange.refuse(HttpStatus.PRECONDITION_FAILED_412, "there is such a file");
    } else {
      begin(exchange, tree, path);
    }
  }

  private static void begin(Exchange exchange, ServedTree tree, String path) throws IOException {
    ServedTree.Writing writing = tree.write(path, 0, exchange.visitor(Map.of()));
    Upload upload = new Upload(exchange, writing);
    long announced = exchange.request().getLength();
    if (announced > writing.mostBytes()) {
      upload.tooMuch(announced);
    } else {
      upload.run();
    }
  }

  /** Takes what is there, and comes back when there is more. */
  @Override
  public void run() {
    while (true) {
      Content.Chunk chunk = exchange.request().read();
      if (chunk == null) {
        exchange.request().demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        broken(chunk.getFailure());
        return;
      }
      boolean goesOn;
      try {
        goesOn = keep(chunk);
      } finally {
        chunk.release();
      }
      if (!goesOn) {
        return;
      }
    }
  }

  private boolean keep(Content.Chunk chunk) {
    int count = chunk.remaining();
    if (at + count > writing.mostBytes()) {
      tooMuch(at + count);
      return false;
    }
    try {
      writing.write(chunk.getByteBuffer(), at);
      at += count;
      if (!chunk.isLast()) {
        return true;
      }
      writing.finished();
      exchange.empty(HttpStatus.CREATED_201);
    } catch (IOException e) {
      writing.failed(e.getMessage() == null ? e.toString() : e.getMessage());
      exchange.refuse(HttpStatus.INTERNAL_SERVER_ERROR_500, "the file can't be kept");
    }
    return false;
  }

  private void tooMuch(long bytes) {
    String why = bytes + " bytes are more than the " + writing.mostBytes() + " announced";
    writing.failed(why);
    exchange.refuse(HttpStatus.PAYLOAD_TOO_LARGE_413, why);
  }

  private void broken(Throwable failure) {
    if (failure instanceof TimeoutException) {
      writing.timedOut("The device fell silent: " + failure.getMessage());
    } else {
      long length = exchange.request().getLength();
      String of = length < 0 ? "" : " of " + length;
      writing.failed("It ended after " + at + of + " bytes: " + failure.getMessage());
    }
    exchange.breakOff(failure);
  }
}
