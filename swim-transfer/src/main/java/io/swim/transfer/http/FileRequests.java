package io.swim.transfer.http;

import io.swim.device.Login;
import io.swim.spi.StoreFullException;
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
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests: who asks is let in to what a {@link Door} says. Thread-safe. */
final class FileRequests extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(FileRequests.class);

  /** So much of a body that nobody wants is read, or its sender would not see the answer. */
  private static final long UNWANTED_BYTES = 1 << 28;

  private static final String UNPARSED = "BAD";

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
      } catch (Told e) {
        sayNo(request, response, e.getCode(), Objects.requireNonNullElse(e.getReason(), ""));
      } catch (NoSuchFileException e) {
        refuse(request, response, HttpStatus.NOT_FOUND_404, "");
      } catch (AccessDeniedException e) {
        refuse(request, response, HttpStatus.FORBIDDEN_403, "");
      } catch (BeingWrittenException e) {
        refuse(request, response, HttpStatus.CONFLICT_409, "another is writing that file");
      } catch (StoreFullException e) {
        refuse(request, response, HttpStatus.INSUFFICIENT_STORAGE_507, Upload.NO_ROOM);
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
      case "GET" -> oneOfSoMany(new Download(request, response, tree, path)::answer);
      case "PUT", "POST" -> oneOfSoMany(new Upload(request, response, tree, path)::answer);
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

  private void oneOfSoMany(Transfer transfer) throws IOException {
    if (!transfers.tryAcquire()) {
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
    Door door = door(request);
    InetAddress peer = peer(request).getAddress();
    // What needs no login is given to a device that sends one all the same.
    Optional<ServedTree> tree = door.admit(peer, path);
    Optional<Login> login = BasicLogin.of(request.getHeaders().get(HttpHeader.AUTHORIZATION));
    if (tree.isEmpty()) {
      tree = login.flatMap(each -> door.admit(peer, each.username(), each.password().reveal()));
    }
    if (tree.isPresent()) {
      return tree.get();
    }
    boolean asks = door.asksForLogin(peer, path);
    if (login.isEmpty()) {
      door.refused(peer, Printable.of(path) + (asks ? " needs a login" : " is not offered to it"));
    }
    if (asks) {
      response
          .getHeaders()
          .put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"images\", charset=\"UTF-8\"");
    }
    throw new Told(asks ? HttpStatus.UNAUTHORIZED_401 : HttpStatus.NOT_FOUND_404);
  }

  /** A refusal that is noted already. */
  static final class Told extends HttpException.RuntimeException {
    private static final long serialVersionUID = 1;

    Told(int status) {
      super(status);
    }

    Told(int status, String why) {
      super(status, why);
    }
  }

  private Door door(Request request) {
    return request.isSecure() ? https : http;
  }

  static boolean hasBody(Request request) {
    return request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
        || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  private void refuse(Request request, Response response, int status, String why)
      throws IOException {
    noteRefusal(request, status, why);
    sayNo(request, response, status, why);
  }

  private void noteRefusal(Request request, int status, String why) {
    door(request)
        .refused(
            peer(request).getAddress(), asked(request) + ": " + words(status, Printable.of(why)));
  }

  /** Without the query, which may hold a secret; Jetty keeps nothing of what it can't parse. */
  private static String asked(Request request) {
    String path = request.getHttpURI().getPath();
    if (path == null || request.getMethod().equals(UNPARSED)) {
      return "a request that makes no sense";
    }
    String query = request.getHttpURI().getQuery() == null ? "" : "?...";
    return request.getMethod() + " " + Printable.of(path) + query;
  }

  /**
   * A connection that is closed over unread bytes is reset, and the answer lost with it (RFC 9112,
   * section 9.6).
   */
  private static void sayNo(Request request, Response response, int status, String why)
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
  boolean error(Request request, Response response, Callback callback) {
    Object why = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    noteRefusal(request, response.getStatus(), why == null ? "" : why.toString());
    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    Content.Sink.write(response, true, line(response, ""), callback);
    return true;
  }

  /** One line, which devices show to their users. */
  private static String line(Response response, String why) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    return words(response.getStatus(), why) + "\n";
  }

  private static String words(int status, String why) {
    return status + " " + HttpStatus.getMessage(status) + (why.isEmpty() ? "" : ": " + why);
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
