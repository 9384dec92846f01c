package io.swim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes a TCP port answer at another loopback address too, until closed. */
final class Forwarder implements AutoCloseable {
  private final InetSocketAddress target;
  private final ServerSocket door;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  Forwarder(String address, InetSocketAddress target) throws IOException {
    this.target = target;
    door = new ServerSocket(0, 10, InetAddress.getByName(address));
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "forwarder");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        sockets.add(client);
        Socket server = new Socket(target.getAddress(), target.getPort());
        sockets.add(server);
        start(() -> pump(client, server));
        start(() -> pump(server, client));
      }
    } catch (IOException e) {
      // Closed: nobody comes any more.
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them has gone, and so does the other.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket each : sockets) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
