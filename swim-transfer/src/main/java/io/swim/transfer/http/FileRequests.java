package io.swim.transfer.http;

import io.swim.device.Login;
import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.ServedTree;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests: who asks is let in to what a {@link Door} says. Thread-safe. */
final class FileRequests extends Handler.Abstract {
  private final Door http;
  private final Door https;

  FileRequests(Door http, Door https) {
    this.http = http;
    this.https = https;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Visit visit = Visit.of(request);
    visit.endNever();
    // Jetty asks this where it waits for nothing: a content of the host may take its time.
    request.addIdleTimeoutListener(silence -> false);
    Exchange exchange =
        new Exchange(
            request,
            response,
            new Callback.Nested(callback) {
              @Override
              public void succeeded() {
                visit.awaitRequest();
                super.succeeded();
              }
            },
            visit);
    try {
      if (isCodedProperly(request)) {
        answer(exchange);
      } else {
        exchange.refuse(HttpStatus.NOT_IMPLEMENTED_501);
      }
    } catch (IOException e) {
      exchange.refuse(e);
    }
    return true;
  }

  /** Jetty takes a body that is compressed too for the file (RFC 9112, sections 6.1 and 7). */
  private static boolean isCodedProperly(Request request) {
    List<String> codings = request.getHeaders().getCSV(HttpHeader.TRANSFER_ENCODING, false);
    return codings.isEmpty()
        || codings.size() == 1
            && codings.get(0).equalsIgnoreCase("chunked")
            && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
  }

  private void answer(Exchange exchange) throws IOException {
    // Decoded once; Jetty has refused what could be understood in two ways.
    String path = exchange.request().getHttpURI().getDecodedPath();
    if (exchange.request().getHttpURI().getQuery() != null) {
      // No file is offered under such a name.
      exchange.refuse(HttpStatus.NOT_FOUND_404);
      return;
    }
    Door door = exchange.request().isSecure() ? https : http;
    InetAddress peer = exchange.peer().getAddress();
    Optional<ServedTree> tree = admit(exchange, door, peer, path);
    if (tree.isPresent()) {
      route(exchange, tree.get(), path);
    } else if (door.asksForLogin(peer, path)) {
      exchange.set(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"images\", charset=\"UTF-8\"");
      exchange.refuse(HttpStatus.UNAUTHORIZED_401);
    } else {
      exchange.refuse(HttpStatus.NOT_FOUND_404);
    }
  }

  /** What needs no login is given to a device that sends one all the same. */
  private static Optional<ServedTree> admit(
      Exchange exchange, Door door, InetAddress peer, String path) {
    Optional<ServedTree> free = door.admit(peer, path);
    if (free.isPresent()) {
      return free;
    }
    Optional<Login> login = BasicLogin.of(exchange.fields().get(HttpHeader.AUTHORIZATION));
    return login.flatMap(each -> door.admit(peer, each.username(), each.password().reveal()));
  }

  private static void route(Exchange exchange, ServedTree tree, String path) throws IOException {
    switch (exchange.request().getMethod()) {
      case "GET", "HEAD" -> Download.answer(exchange, tree, path);
      case "PUT", "POST" -> Upload.answer(exchange, tree, path);
      case "DELETE" -> {
        tree.delete(path);
        exchange.empty(HttpStatus.NO_CONTENT_204);
      }
      default -> {
        exchange.set(HttpHeader.ALLOW, "GET, HEAD, PUT, POST, DELETE");
        exchange.refuse(HttpStatus.METHOD_NOT_ALLOWED_405);
      }
    }
  }
}
