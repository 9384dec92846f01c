package io.swim.realservers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** A folder over HTTP and HTTPS, by the JDK's server; what is named forbidden.bin it refuses. */
final class HttpFolder implements AutoCloseable {
  private final Path folder;
  private final Consumer<InetAddress> seen;
  private final HttpServer http = HttpServer.create();
  private final HttpsServer https = HttpsServer.create();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  HttpFolder(Path folder, SSLContext tls, Consumer<InetAddress> seen) throws IOException {
    this.folder = folder;
    this.seen = seen;
    https.setHttpsConfigurator(new HttpsConfigurator(tls));
    start(http);
    start(https);
  }

  private void start(HttpServer server) throws IOException {
    server.bind(new InetSocketAddress(LibraryServers.HOST, 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    seen.accept(exchange.getRemoteAddress().getAddress());
    try (exchange) {
      Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
      byte[] login =
          (LibraryServers.USER + ":" + LibraryServers.PASSWORD).getBytes(StandardCharsets.UTF_8);
      String expected = "Basic " + Base64.getEncoder().encodeToString(login);
      if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
      } else if (exchange.getRequestMethod().equals("PUT")) {
        try (InputStream body = exchange.getRequestBody()) {
          Files.copy(body, file);
        }
        exchange.sendResponseHeaders(201, -1);
      } else if (file.endsWith("forbidden.bin")) {
        exchange.sendResponseHeaders(403, -1);
      } else if (!Files.exists(file)) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        long size = Files.size(file);
        exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
        try (OutputStream out = exchange.getResponseBody()) {
          Files.copy(file, out);
        }
      }
    }
  }

  int port() {
    return http.getAddress().getPort();
  }

  int tlsPort() {
    return https.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    https.stop(0);
    threads.shutdownNow();
  }
}
