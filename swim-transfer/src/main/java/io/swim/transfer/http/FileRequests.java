package io.swim.transfer.http;

import io.swim.device.Login;
import io.swim.transfer.serving.BeingWrittenException;
import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.Printable;
import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests: who asks is let in to what a {@link Door} says. Thread-safe. */
final class FileRequests extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(FileRequests.class);

  /** So much of a body that nobody wants is read, or its sender would not see the answer. */
  private static final long UNWANTED_BYTES = 1 << 28;

  private final Door http;
  private final Door https;
  private final Duration progressTimeout;
  private final Duration requestTimeout;
  private final Semaphore transfers;

  FileRequests(Door http, Door https, HttpSettings settings) {
    this.http = http;
    this.https = https;
    this.progressTimeout = settings.progressTimeout();
    this.requestTimeout = settings.requestTimeout();
    this.transfers = new Semaphore(settings.maxTransfers());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Visit visit = Visit.of(request);
    visit.transfer(progressTimeout);
    try {
      try {
        answer(request, response);
      } catch (NoSuchFileException e) {
        refuse(request, response, HttpStatus.NOT_FOUND_404, "");
      } catch (AccessDeniedException e) {
        refuse(request, response, HttpStatus.FORBIDDEN_403, "");
      } catch (BeingWrittenException e) {
        refuse(request, response, HttpStatus.CONFLICT_409, "another is writing that file");
      } catch (FileSystemException e) {
        // A file where a folder should be, or the other way round.
        refuse(request, response, HttpStatus.CONFLICT_409, "");
      } catch (HttpException.RuntimeException e) {
        refuse(request, response, e.getCode(), Objects.requireNonNullElse(e.getReason(), ""));
      }
      visit.awaitRequest(requestTimeout);
      callback.succeeded();
    } catch (IOException e) {
      LOG.debug("the request of {} ended: {}", peer(request), e.toString());
      if (!response.isCommitted()
          && (e instanceof HttpException || e.getCause() instanceof HttpException)) {
        // A body that is none: Jetty says so.
        callback.failed(e);
        return true;
      }
      visit.breakOff();
      callback.failed(new EofException(e));
    }
    return true;
  }

  private static InetSocketAddress peer(Request request) {
    return (InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress();
  }

  private void answer(Request request, Response response) throws IOException {
    refuseOtherCodings(request);
    // Decoded once; Jetty has refused what could be understood in two ways.
    String path = request.getHttpURI().getDecodedPath();
    if (path == null || request.getHttpURI().getQuery() != null) {
      // No file is offered under such a name.
      throw new HttpException.RuntimeException(HttpStatus.NOT_FOUND_404);
    }
    ServedTree tree = admit(request, response, path);
    switch (request.getMethod()) {
      case "HEAD" -> new Download(request, response, tree, path).answer();
      case "GET" -> oneOfSoMany(request, new Download(request, response, tree, path)::answer);
      case "PUT", "POST" -> oneOfSoMany(request, new Upload(request, response, tree, path)::answer);
      case "DELETE" -> {
        tree.delete(path);
        response.setStatus(HttpStatus.NO_CONTENT_204);
      }
      default -> {
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, PUT, POST, DELETE");
        throw new HttpException.RuntimeException(HttpStatus.METHOD_NOT_ALLOWED_405);
      }
    }
  }

  private interface Transfer {
    void answer() throws IOException;
  }

  private void oneOfSoMany(Request request, Transfer transfer) throws IOException {
    if (!transfers.tryAcquire()) {
      http.refused(peer(request).getAddress(), "there are too many transfers already");
      throw new HttpException.RuntimeException(
          HttpStatus.SERVICE_UNAVAILABLE_503, "there are too many transfers already");
    }
    try {
      transfer.answer();
    } finally {
      transfers.release();
    }
  }

  /** Jetty takes a body that is compressed too as it comes (RFC 9112, sections 6.1 and 7). */
  private static void refuseOtherCodings(Request request) {
    List<String> codings = request.getHeaders().getCSV(HttpHeader.TRANSFER_ENCODING, false);
    boolean old = request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1;
    if (!codings.isEmpty()
        && (old || codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked"))) {
      throw new HttpException.RuntimeException(
          HttpStatus.NOT_IMPLEMENTED_501, "no Transfer-Encoding but chunked is known");
    }
  }

  private ServedTree admit(Request request, Response response, String path) {
    Door door = request.isSecure() ? https : http;
    InetAddress peer = peer(request).getAddress();
    // What needs no login is given to a device that sends one all the same.
    Optional<ServedTree> tree = door.admit(peer, path);
    Optional<Login> login = BasicLogin.of(request.getHeaders().get(HttpHeader.AUTHORIZATION));
    if (tree.isEmpty()) {
      tree = login.flatMap(each -> door.admit(peer, each.username(), each.password().reveal()));
    }
    if (tree.isEmpty() && door.asksForLogin(peer, path)) {
      response
          .getHeaders()
          .put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"images\", charset=\"UTF-8\"");
      throw new HttpException.RuntimeException(HttpStatus.UNAUTHORIZED_401);
    }
    if (tree.isEmpty() && login.isEmpty()) {
      door.refused(peer, Printable.of(path) + " is not offered to it");
    }
    return tree.orElseThrow(() -> new HttpException.RuntimeException(HttpStatus.NOT_FOUND_404));
  }

  static boolean hasBody(Request request) {
    return request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
        || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /**
   * A connection that is closed over unread bytes is reset, and the answer lost with it (RFC 9112,
   * section 9.6).
   */
  private static void refuse(Request request, Response response, int status, String why)
      throws IOException {
    if (hasBody(request)) {
      response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    }
    response.setStatus(status);
    Content.Sink.write(response, true, StandardCharsets.UTF_8.encode(line(response, why)));
    if (hasBody(request) && !request.getHeaders().contains(HttpHeader.EXPECT)) {
      try (InputStream body = Content.Source.asInputStream(request)) {
        body.skip(UNWANTED_BYTES);
      } catch (HttpException.RuntimeException e) {
        LOG.debug("a body that was not wanted is none: {}", e.toString());
      }
    }
  }

  /** What Jetty itself refuses. */
  static boolean error(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    Content.Sink.write(response, true, line(response, ""), callback);
    return true;
  }

  /** One line, which devices show to their users. */
  private static String line(Response response, String why) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    int status = response.getStatus();
    String words = status + " " + HttpStatus.getMessage(status);
    return words + (why.isEmpty() ? "" : ": " + why) + "\n";
  }

  /** Who asks, for the record. */
  static ServedTree.Visitor visitor(Request request, Map<String, String> more) {
    Map<String, String> options = new TreeMap<>(more);
    EndPoint.SslSessionData tls =
        request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData();
    if (tls != null) {
      options.put("tls", tls.sslSession().getProtocol());
    }
    return new ServedTree.Visitor(peer(request), options, Visit.of(request)::breakOff);
  }
}
