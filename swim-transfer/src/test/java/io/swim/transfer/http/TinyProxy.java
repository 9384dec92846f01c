package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.swim.device.Login;
import io.swim.device.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** An HTTP proxy for a few requests, by CONNECT or with the whole URL. */
final class TinyProxy implements AutoCloseable {
  final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicReference<String> wanted = new AtomicReference<>("");

  private TinyProxy(ServerSocket listener) {
    this.listener = listener;
  }

  static TinyProxy start() throws IOException {
    TinyProxy proxy = new TinyProxy(new ServerSocket(0, 10, TestHttp.LOOPBACK));
    daemon(proxy::listen);
    return proxy;
  }

  /** Wants that login from now on; returns how a client finds it with that login. */
  HttpProxy asked(String pair) {
    wanted.set(Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1)));
    Login login = new Login(pair.split(":")[0], Secret.of(pair.split(":")[1]));
    return new HttpProxy("127.0.0.1", listener.getLocalPort(), Optional.of(login));
  }

  HttpProxy withoutLogin() {
    return new HttpProxy("127.0.0.1", listener.getLocalPort(), Optional.empty());
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "tiny-proxy");
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
      requests.add(head.get(0));
      if (!wanted.get().isEmpty() && !head.contains("Proxy-Authorization: Basic " + wanted.get())) {
        client
            .getOutputStream()
            .write("HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
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
          client.getOutputStream().write("HTTP/1.1 200 Fine\r\n\r\n".getBytes(ISO_8859_1));
          daemon(() -> copy(client, server));
        } else {
          head.set(0, parts[0] + " " + rest.substring(rest.indexOf('/')) + " HTTP/1.1");
          head.removeIf(line -> line.startsWith("Proxy-"));
          String request = String.join("\r\n", head) + "\r\n\r\n";
          server.getOutputStream().write(request.getBytes(ISO_8859_1));
        }
        copy(server, client);
      }
    } catch (IOException e) {
      // One of the two went away.
    }
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
