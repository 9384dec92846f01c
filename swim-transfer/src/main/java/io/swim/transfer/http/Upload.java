package io.swim.transfer.http;

import io.swim.spi.StoreFullException;
import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Answers PUT and POST, whose body is the file (RFC 9110, sections 9.3.3 and 9.3.4). */
record Upload(Request request, Response response, ServedTree tree, String path) {
  static final String NO_ROOM = "there is no room left for the file";

  private static final int CHUNK_BYTES = 1 << 16;

  void answer() throws IOException {
    HttpFields fields = request.getHeaders();
    if (!FileRequests.hasBody(request)) {
      throw new HttpException.RuntimeException(HttpStatus.LENGTH_REQUIRED_411);
    }
    if (fields.contains(HttpHeader.CONTENT_RANGE)) {
      // RFC 9110, section 14.5: a part must not be taken for the whole.
      throw new HttpException.RuntimeException(
          HttpStatus.BAD_REQUEST_400, "only whole files are taken");
    }
    if (fields.contains(HttpHeader.IF_NONE_MATCH, "*") && tree.readable(path).isPresent()) {
      throw new HttpException.RuntimeException(
          HttpStatus.PRECONDITION_FAILED_412, "there is such a file");
    }
    try (ServedTree.Writing writing =
        tree.write(path, 0, FileRequests.visitor(request, Map.of()))) {
      take(writing);
    }
    response.setStatus(HttpStatus.CREATED_201);
  }

  private void take(ServedTree.Writing writing) throws IOException {
    refuseIfTooLarge(writing, request.getLength());
    InputStream body = Content.Source.asInputStream(request);
    byte[] chunk = new byte[CHUNK_BYTES];
    long at = 0;
    for (int count = read(writing, body, chunk, at);
        count >= 0;
        count = read(writing, body, chunk, at)) {
      refuseIfTooLarge(writing, at + count);
      try {
        writing.write(ByteBuffer.wrap(chunk, 0, count), at);
      } catch (IOException e) {
        throw notKept(writing, e);
      }
      at += count;
    }
    try {
      writing.finished();
    } catch (IOException e) {
      throw notKept(writing, e);
    }
  }

  private int read(ServedTree.Writing writing, InputStream body, byte[] chunk, long at)
      throws IOException {
    try {
      return body.read(chunk);
    } catch (IOException e) {
      Visit.of(request).silence().ifPresent(writing::timedOut);
      String of = request.getLength() < 0 ? "" : " of " + request.getLength();
      writing.failed("It ended after " + at + of + " bytes: " + Visit.words(e));
      throw e;
    }
  }

  private static void refuseIfTooLarge(ServedTree.Writing writing, long bytes) {
    if (bytes > writing.mostBytes()) {
      String why = bytes + " bytes are more than the " + writing.mostBytes() + " announced";
      writing.failed(why);
      throw new FileRequests.Told(HttpStatus.PAYLOAD_TOO_LARGE_413, why);
    }
  }

  /** The device hears that, but not why, unless by its own size: the words are the host's own. */
  private static HttpException.RuntimeException notKept(ServedTree.Writing writing, IOException e) {
    writing.failed(e.getMessage() == null ? e.toString() : e.getMessage());
    return e instanceof StoreFullException
        ? new FileRequests.Told(HttpStatus.INSUFFICIENT_STORAGE_507, NO_ROOM)
        : new FileRequests.Told(HttpStatus.INTERNAL_SERVER_ERROR_500, "the file can't be kept");
  }
}
