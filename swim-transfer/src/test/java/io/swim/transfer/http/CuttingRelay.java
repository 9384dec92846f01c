package io.swim.transfer.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between client and server, and cuts the first connections after so many bytes. */
final class CuttingRelay implements AutoCloseable {
  /** Which bytes are counted. */
  enum Counted {
    FROM_SERVER,
    FROM_CLIENT
  }

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final Counted counted;
  private final long bytes;
  private final AtomicInteger cutsLeft;
  private final AtomicInteger accepted = new AtomicInteger();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private CuttingRelay(
      ServerSocket listener, InetSocketAddress server, Counted counted, long bytes, int cuts) {
    this.listener = listener;
    this.server = server;
    this.counted = counted;
    this.bytes = bytes;
    this.cutsLeft = new AtomicInteger(cuts);
  }

  static CuttingRelay start(InetSocketAddress server, Counted counted, long bytes, int cuts)
      throws IOException {
    ServerSocket listener = new ServerSocket(0, 10, TestHttp.LOOPBACK);
    CuttingRelay relay = new CuttingRelay(listener, server, counted, bytes, cuts);
    daemon(relay::listen);
    return relay;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  int accepted() {
    return accepted.get();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "cutting-relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try {
      while (true) {
        Socket client = listener.accept();
        accepted.incrementAndGet();
        Socket behind = new Socket(server.getAddress(), server.getPort());
        open.addAll(List.of(client, behind));
        boolean cuts = cutsLeft.getAndDecrement() > 0;
        daemon(() -> copy(behind, client, cuts && counted == Counted.FROM_SERVER ? bytes : -1));
        daemon(() -> copy(client, behind, cuts && counted == Counted.FROM_CLIENT ? bytes : -1));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void copy(Socket from, Socket to, long most) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      long left = most;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (most >= 0 && left <= count) {
          out.write(buffer, 0, (int) left);
          // As a system does when a program ends over unread bytes; Java says goodbye first.
          from.setSoLinger(true, 0);
          from.close();
          to.close();
          return;
        }
        left -= count;
        out.write(buffer, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
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
