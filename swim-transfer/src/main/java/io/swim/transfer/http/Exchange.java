package io.swim.transfer.http;

import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** One request and its answer. */
record Exchange(Request request, Response response, Callback callback, Visit visit) {
  private static final HttpField TEXT =
      new HttpField(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");

  /** How long a body that nobody wants may still come. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  InetSocketAddress peer() {
    return (InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress();
  }

  EndPoint endPoint() {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }

  HttpFields fields() {
    return request.getHeaders();
  }

  boolean hasBody() {
    return fields().contains(HttpHeader.CONTENT_LENGTH)
        || fields().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /** Who asks, for the record. */
  ServedTree.Visitor visitor(Map<String, String> more) {
    Map<String, String> options = new TreeMap<>(more);
    EndPoint.SslSessionData tls = endPoint().getSslSessionData();
    if (tls != null) {
      options.put("tls", tls.sslSession().getProtocol());
    }
    return new ServedTree.Visitor(peer(), options, visit::breakOff);
  }

  void set(HttpHeader field, String value) {
    response.getHeaders().put(field, value);
  }

  /** An answer without a body, to a request whose body was taken if it had one. */
  void empty(int status) {
    response.setStatus(status);
    response.write(true, BufferUtil.EMPTY_BUFFER, callback);
  }

  /** An answer of one line, which devices show to their users. */
  void refuse(int status) {
    refuse(status, "");
  }

  void refuse(int status, String why) {
    response.setStatus(status);
    response.getHeaders().put(TEXT);
    String line = status + " " + HttpStatus.getMessage(status);
    end(line + (why.isEmpty() ? "" : ": " + why) + "\n");
  }

  /** What the failure of a {@link ServedTree} means. */
  void refuse(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      refuse(HttpStatus.NOT_FOUND_404);
    } else if (cause instanceof AccessDeniedException) {
      refuse(HttpStatus.FORBIDDEN_403);
    } else if (cause instanceof FileSystemException) {
      // A file where a folder should be, or the other way round.
      refuse(HttpStatus.CONFLICT_409);
    } else {
      // The words are the host's own.
      refuse(HttpStatus.INTERNAL_SERVER_ERROR_500);
    }
  }

  /**
   * Nothing may be left of a body when the connection is closed: it would be reset, and the answer
   * lost with it (RFC 9112, section 9.6).
   */
  private void end(String text) {
    if (!hasBody()) {
      Content.Sink.write(response, true, text, callback);
      return;
    }
    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    visit.endIn(LINGER);
    Content.Sink.write(
        response,
        true,
        text,
        Callback.from(() -> Content.Source.consumeAll(request, callback), callback::failed));
  }

  /** Says what was wrong with the request where that can be said, or breaks the connection. */
  void breakOff(Throwable why) {
    if (why instanceof HttpException && !response.isCommitted()) {
      callback.failed(why);
      return;
    }
    visit.breakOff();
    callback.failed(new EofException(why));
  }
}
