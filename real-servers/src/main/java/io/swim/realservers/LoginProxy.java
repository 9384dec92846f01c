package io.swim.realservers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.swim.device.Login;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy that may want a login: by CONNECT, or with the whole URL, then one request for each
 * connection. Thread-safe.
 */
public final class LoginProxy implements AutoCloseable {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final Optional<Login> wanted;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private LoginProxy(ServerSocket listener, Optional<Login> wanted) {
    this.listener = listener;
    this.wanted = wanted;
  }

  /**
   * Starts one on 127.0.0.1 and a port of the system's choice.
   *
   * @param wanted who may pass; empty lets all pass
   */
  public static LoginProxy start(Optional<Login> wanted) throws IOException {
    LoginProxy proxy =
        new LoginProxy(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), wanted);
    daemon(proxy::listen);
    return proxy;
  }

  /** The TCP port where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** The first line of each request, without the query. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "login-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try {
      while (true) {
        Socket client = listener.accept();
        open.add(client);
        daemon(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      List<String> head = new ArrayList<>();
      for (String line = line(client); !line.isEmpty(); line = line(client)) {
        head.add(line);
      }
      requests.add(head.get(0).replaceAll("[?][^ ]*", ""));
      if (!isKnown(head)) {
        answer(
            client,
            "HTTP/1.1 407 Who are you",
            "Proxy-Authenticate: Basic realm=\"lab\"",
            "Connection: close",
            "Content-Length: 0");
        return;
      }
      String[] parts = head.get(0).split(" ");
      boolean tunnel = parts[0].equals("CONNECT");
      String rest = parts[1].replace("http://", "");
      String[] authority = rest.split("/")[0].split(":");
      try (Socket server = new Socket()) {
        server.connect(new InetSocketAddress(authority[0], Integer.parseInt(authority[1])));
        open.add(server);
        if (tunnel) {
          answer(client, "HTTP/1.1 200 Fine");
        } else {
          head.set(0, parts[0] + " " + rest.substring(rest.indexOf('/')) + " HTTP/1.1");
          head.removeIf(line -> line.startsWith("Proxy-") || line.startsWith("Connection:"));
          head.add("Connection: close");
          answer(server, head.toArray(String[]::new));
        }
        daemon(() -> copy(client, server));
        copy(server, client);
      }
    } catch (IOException e) {
      // One of the two went away.
    }
  }

  private boolean isKnown(List<String> head) {
    return wanted
        .map(each -> each.username() + ":" + each.password().reveal())
        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1)))
        .map(pair -> head.contains("Proxy-Authorization: Basic " + pair))
        .orElse(true);
  }

  private static void answer(Socket to, String... lines) throws IOException {
    String text = String.join("\r\n", lines) + "\r\n\r\n";
    to.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private static String line(Socket from) throws IOException {
    StringBuilder line = new StringBuilder();
    InputStream in = from.getInputStream();
    for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static void copy(Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      from.getInputStream().transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      // One of the two went away.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
