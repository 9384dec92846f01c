package io.swim.transfer.ftp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Between a client and an FTP server: passes control and passive data connections on, and cuts them
 * all when so many bytes of data have passed.
 */
final class CuttingRelay implements Closeable {
  private final ServerSocket listening = new ServerSocket(0, 5, TestFtp.LOOPBACK);
  private final InetSocketAddress server;
  private final long cutAfter;
  private final AtomicLong passed = new AtomicLong();
  private volatile boolean cut;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();

  CuttingRelay(InetSocketAddress server, long cutAfter) throws IOException {
    this.server = server;
    this.cutAfter = cutAfter;
    open.add(listening);
    start(
        () -> {
          Socket client = keep(listening.accept());
          Socket to = keep(new Socket(server.getAddress(), server.getPort()));
          start(() -> copy(client.getInputStream(), to.getOutputStream()));
          start(() -> replies(to.getInputStream(), client.getOutputStream()));
        });
  }

  InetSocketAddress address() {
    return new InetSocketAddress(TestFtp.LOOPBACK, listening.getLocalPort());
  }

  /** Bytes of data that got through. */
  long passed() {
    return passed.get();
  }

  private interface Work {
    void run() throws IOException;
  }

  /** A connection that breaks ends its thread. */
  private void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other side is gone.
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private Socket keep(Socket socket) {
    open.add(socket);
    return socket;
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    from.transferTo(to);
    to.close();
  }

  /** Passes replies on; where the server says a passive port, says one of the relay's. */
  private void replies(InputStream from, OutputStream to) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int each = from.read(); each >= 0; each = from.read()) {
      line.append((char) each);
      if (cut) {
        return;
      }
      if (each == '\n') {
        String text = line.toString();
        line.setLength(0);
        to.write((text.startsWith("227 ") ? passive(text) : text).getBytes());
      }
    }
    to.close();
  }

  private String passive(String reply) throws IOException {
    String[] numbers = reply.replaceAll(".*\\((.*)\\).*\\s*", "$1").strip().split(",");
    int port = Integer.parseInt(numbers[4]) << 8 | Integer.parseInt(numbers[5]);
    ServerSocket data = new ServerSocket(0, 1, TestFtp.LOOPBACK);
    open.add(data);
    start(
        () -> {
          Socket client = keep(data.accept());
          Socket to = keep(new Socket(server.getAddress(), port));
          start(() -> data(client, to));
          start(() -> data(to, client));
        });
    int own = data.getLocalPort();
    return "227 Passive (127,0,0,1," + (own >> 8) + "," + (own & 0xff) + ")\r\n";
  }

  private void data(Socket from, Socket to) throws IOException {
    byte[] buffer = new byte[8192];
    for (int count = from.getInputStream().read(buffer);
        count >= 0;
        count = from.getInputStream().read(buffer)) {
      int rest = (int) Math.min(count, cutAfter - passed.get());
      to.getOutputStream().write(buffer, 0, rest);
      if (passed.addAndGet(rest) == cutAfter) {
        // First, so that what the server says of the end does not get through.
        cut = true;
        to.shutdownOutput();
        close();
        return;
      }
    }
    to.shutdownOutput();
  }

  @Override
  public void close() {
    for (Closeable each : open) {
      try {
        each.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }
}
