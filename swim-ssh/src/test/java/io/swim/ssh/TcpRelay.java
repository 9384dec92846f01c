package io.swim.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, and breaks connections after so many bytes. */
final class TcpRelay implements AutoCloseable {
  /** What happens at the limit. */
  enum Then {
    /** Both ends learn that the connection broke. */
    CUT,
    /** Nothing goes through any more, and nobody is told. */
    FREEZE
  }

  /**
   * A limit of one connection.
   *
   * @param up bytes towards the server
   * @param down bytes towards the client
   */
  record Limit(long up, long down, Then then) {
    static final Limit NONE = new Limit(Long.MAX_VALUE, Long.MAX_VALUE, Then.CUT);
  }

  final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch frozen = new CountDownLatch(1);
  private final ServerSocket door;
  private final InetSocketAddress target;
  private final Queue<Limit> limits = new ConcurrentLinkedQueue<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** The first connections have those limits, later ones none. */
  TcpRelay(InetSocketAddress target, Limit... limits) throws IOException {
    this.target = target;
    this.limits.addAll(List.of(limits));
    door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    start(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  /** Until the first connection has frozen. */
  void awaitFrozen() throws InterruptedException {
    if (!frozen.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing has frozen in 30 s");
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        sockets.add(client);
        connections.incrementAndGet();
        Limit limit = limits.isEmpty() ? Limit.NONE : limits.remove();
        Socket server = new Socket(target.getAddress(), target.getPort());
        sockets.add(server);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        start(() -> pump(client, server, limit.up(), limit.then()));
        start(() -> pump(server, client, limit.down(), limit.then()));
      }
    } catch (IOException e) {
      // The relay was closed.
    }
  }

  private void pump(Socket from, Socket to, long limit, Then then) {
    byte[] chunk = new byte[16 * 1024];
    long left = limit;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      while (count > 0) {
        out.write(chunk, 0, count);
        left -= count;
        if (left == 0 && then == Then.FREEZE) {
          frozen.countDown();
          return;
        }
        count = left == 0 ? -1 : in.read(chunk, 0, (int) Math.min(chunk.length, left));
      }
    } catch (IOException e) {
      // The connection broke by itself.
    }
    close(from);
    close(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    sockets.forEach(TcpRelay::close);
  }
}
