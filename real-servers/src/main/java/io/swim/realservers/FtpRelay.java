package io.swim.realservers;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Between a client and an FTP server: passes control connections and the passive data connections
 * of each on, and breaks a login with all its connections when so many bytes of data have passed.
 * Then the server has ended its part already, so that the file has its size.
 */
public final class FtpRelay implements AutoCloseable {
  /** Logins so far. */
  public final AtomicInteger connections = new AtomicInteger();

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  private final InetSocketAddress server;
  private final Queue<Long> cuts = new ConcurrentLinkedQueue<>();
  private final AtomicLong passed = new AtomicLong();
  private final List<One> all = new CopyOnWriteArrayList<>();

  /**
   * Listens on loopback.
   *
   * @param cuts after how many bytes of data the first logins break, 0 for at once; later ones do
   *     not
   */
  public FtpRelay(InetSocketAddress server, long... cuts) throws IOException {
    this.server = server;
    for (long each : cuts) {
      this.cuts.add(each);
    }
    start(
        () -> {
          while (true) {
            Socket client = door.accept();
            connections.incrementAndGet();
            One one = new One(this.cuts.isEmpty() ? Long.MAX_VALUE : this.cuts.remove());
            all.add(one);
            one.begin(client);
          }
        });
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  /** Bytes of data that got through. */
  public long passed() {
    return passed.get();
  }

  private interface Work {
    void run() throws IOException;
  }

  /** A connection that breaks ends its thread. */
  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other side is gone.
              }
            },
            "ftp-relay");
    thread.setDaemon(true);
    thread.start();
  }

  /** One login. */
  private final class One {
    private final AtomicLong left;
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean cut;

    One(long limit) {
      left = new AtomicLong(limit);
    }

    void begin(Socket client) throws IOException {
      open.add(client);
      if (left.get() == 0) {
        end();
        return;
      }
      Socket to = keep(new Socket(server.getAddress(), server.getPort()));
      start(() -> commands(client.getInputStream(), to.getOutputStream()));
      start(() -> replies(to.getInputStream(), client.getOutputStream()));
    }

    private Socket keep(Socket socket) {
      open.add(socket);
      return socket;
    }

    private void commands(InputStream from, OutputStream to) throws IOException {
      from.transferTo(to);
      to.close();
    }

    /** Passes replies on; where the server says a passive port, says one of the relay's. */
    private void replies(InputStream from, OutputStream to) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int each = from.read(); each >= 0 && !cut; each = from.read()) {
        line.append((char) each);
        if (each == '\n') {
          String text = line.toString();
          line.setLength(0);
          String told = text.startsWith("227 ") ? passive(text) : text;
          to.write(told.getBytes(StandardCharsets.ISO_8859_1));
          if (text.startsWith("1")) {
            begun.countDown();
          }
        }
      }
      if (!cut) {
        to.close();
      }
    }

    private String passive(String reply) throws IOException {
      String[] numbers = reply.replaceAll(".*\\((.*)\\).*\\s*", "$1").strip().split(",");
      int port = Integer.parseInt(numbers[4]) << 8 | Integer.parseInt(numbers[5]);
      ServerSocket data = new ServerSocket(0, 1, door.getInetAddress());
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
      InputStream in = from.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        int rest = (int) Math.min(count, left.get());
        to.getOutputStream().write(buffer, 0, rest);
        passed.addAndGet(rest);
        if (left.addAndGet(-rest) == 0) {
          // So that what the server says of the beginning gets through, and of the end not.
          Uninterruptibles.awaitUninterruptibly(begun);
          cut = true;
          try {
            to.shutdownOutput();
            to.getInputStream().transferTo(OutputStream.nullOutputStream());
          } finally {
            end();
          }
          return;
        }
      }
      to.shutdownOutput();
    }

    void end() {
      for (Closeable each : open) {
        try {
          each.close();
        } catch (IOException e) {
          // It is gone either way.
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    all.forEach(One::end);
  }
}
