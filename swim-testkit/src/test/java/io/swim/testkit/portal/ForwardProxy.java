package io.swim.testkit.portal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.swim.device.Login;
import io.swim.testkit.internal.http.HttpHead;
import io.swim.transfer.http.HttpProxy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that may want a login: by CONNECT, or with the whole URL. */
final class ForwardProxy implements AutoCloseable {
  final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final Optional<Login> wanted;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private ForwardProxy(ServerSocket listener, Optional<Login> wanted) {
    this.listener = listener;
    this.wanted = wanted;
  }

  static ForwardProxy start(Optional<Login> wanted) throws IOException {
    ForwardProxy proxy =
        new ForwardProxy(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), wanted);
    daemon(proxy::listen);
    return proxy;
  }

  /** How a client finds it. */
  HttpProxy with(Optional<Login> login) {
    return new HttpProxy("127.0.0.1", listener.getLocalPort(), login);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "forward-proxy");
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

  /** One request for each connection to a server. */
  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      HttpHead head = HttpHead.read(in);
      requests.add(head.line().get(0) + " " + head.line().get(1).replaceAll("\\?.*", ""));
      if (!isKnown(head)) {
        client
            .getOutputStream()
            .write(
                ("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"lab\"\r\n"
                        + "Connection: close\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(ISO_8859_1));
        return;
      }
      String rest = head.line().get(1).replace("http://", "");
      String[] authority = rest.split("/")[0].split(":");
      try (Socket server = new Socket(authority[0], Integer.parseInt(authority[1]))) {
        open.add(server);
        if (head.line().get(0).equals("CONNECT")) {
          client.getOutputStream().write("HTTP/1.1 200 Fine\r\n\r\n".getBytes(ISO_8859_1));
        } else {
          server.getOutputStream().write(passedOn(head, rest.substring(rest.indexOf('/'))));
        }
        daemon(() -> copy(in, server));
        copy(server.getInputStream(), client);
      }
    } catch (IOException e) {
      // One of the two went away.
    }
  }

  private boolean isKnown(HttpHead head) {
    String pair = wanted.map(each -> each.username() + ":" + each.password().reveal()).orElse("");
    return wanted.isEmpty()
        || head.header("proxy-authorization")
            .equals(
                Optional.of(
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1))));
  }

  private static byte[] passedOn(HttpHead head, String target) {
    List<String> lines = new ArrayList<>();
    lines.add(head.line().get(0) + " " + target + " HTTP/1.1");
    lines.add("Connection: close");
    head.headers()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("proxy-") && !name.equals("connection")) {
                lines.add(name + ": " + value);
              }
            });
    return HttpHead.bytes(lines);
  }

  private static void copy(InputStream from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      from.transferTo(out);
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
