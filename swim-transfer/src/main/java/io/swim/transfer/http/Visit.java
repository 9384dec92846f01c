package io.swim.transfer.http;

import io.swim.transfer.serving.Pace;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/** One connection. Knows how it ended, which Jetty does not tell apart. */
final class Visit extends SocketChannelEndPoint {
  /** More than a peer may say over a connection that is to end. */
  private static final int LAST_BYTES = 1 << 16;

  private static final Duration PEER_ENDS_FIRST = Duration.ofSeconds(1);

  /** So often within the silence that is borne it is looked whether it is over. */
  private static final int LOOKS = 4;

  private volatile boolean awaitsRequest;
  private volatile long requestUntil;
  private volatile boolean reset;
  private volatile Pace pace = new Pace(Duration.ZERO, System::nanoTime);
  private volatile Optional<String> silence = Optional.empty();

  Visit(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
  }

  /** A whole request must come in time, TLS handshake included: not one byte now and then. */
  void awaitRequest(Duration limit) {
    requestUntil = System.nanoTime() + limit.toNanos();
    awaitsRequest = true;
    setIdleTimeout(limit.toMillis());
  }

  /** A transfer may take as long as bytes move. */
  void transfer(Duration stall) {
    pace = new Pace(stall, System::nanoTime);
    awaitsRequest = false;
    setIdleTimeout(Math.max(1, stall.toMillis() / LOOKS));
  }

  /** That which a request came with. */
  static Visit of(Request request) {
    EndPoint endPoint = endPoint(request);
    return (Visit) (endPoint instanceof EndPoint.Wrapper tls ? tls.unwrap() : endPoint);
  }

  private static EndPoint endPoint(Request request) {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }

  /** As Jetty reads, which takes a reset for an end. */
  @Override
  public int fill(ByteBuffer into) {
    if (awaitsRequest && System.nanoTime() - requestUntil > 0) {
      breakOff();
      return -1;
    }
    int from = BufferUtil.flipToFill(into);
    int count;
    try {
      count = getChannel().read(into);
    } catch (IOException e) {
      // What TLS says after the peer's end is answered by a reset, too.
      reset = !isInputShutdown();
      count = -1;
    } finally {
      BufferUtil.flipToFlush(into, from);
    }
    if (count > 0) {
      notIdle();
      pace.moved();
    } else if (count < 0) {
      shutdownInput();
    }
    return count;
  }

  @Override
  public boolean flush(ByteBuffer... from) throws IOException {
    long before = BufferUtil.remaining(from);
    boolean all = super.flush(from);
    long taken = before - BufferUtil.remaining(from);
    if (taken > 0) {
      pace.sends(taken);
      pace.moved();
    }
    return all;
  }

  @Override
  protected void onIdleExpired(TimeoutException unused) {
    if (!getWriteFlusher().isPending() && !isFillInterested()) {
      // A content of the host is slow.
      pace.waitedForUs();
    } else if (awaitsRequest) {
      breakOff();
    } else if (pace.isDead()) {
      silence = Optional.of(pace.verdict());
      breakOff();
    }
  }

  /** Why it was ended, if it was for want of bytes that move. */
  Optional<String> silence() {
    return silence;
  }

  /** What broke a transfer, for the record. */
  static String words(IOException trouble) {
    if (!(trouble instanceof EofException)) {
      return trouble.toString();
    }
    Throwable cause = trouble.getCause();
    String why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return "the peer broke the connection" + why;
  }

  /** Resets the connection: its peer must not take what came for all. */
  void breakOff() {
    try {
      getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    close(new EofException("the connection was broken off"));
  }

  /**
   * Waits until the peer has ended the connection: that says that it has all that was sent, which
   * HTTP itself does not say. With TLS the peer may end first: one that counts its bytes closes
   * over an unread close_notify of ours, and the reset that follows looks like a broken connection.
   *
   * @throws IOException when it broke the connection, or did not end it in time
   */
  void awaitEnd(Request request) throws IOException {
    EndPoint endPoint = endPoint(request);
    if (endPoint == this) {
      endPoint.shutdownOutput();
    }
    ByteBuffer discarded = BufferUtil.allocate(LAST_BYTES);
    for (int count = endPoint.fill(discarded); count >= 0; count = endPoint.fill(discarded)) {
      if (BufferUtil.space(discarded) == 0) {
        throw new IOException("the peer goes on sending instead of ending the connection");
      }
      if (count == 0) {
        awaitBytes(endPoint);
      }
    }
    if (reset) {
      throw new IOException("the peer broke the connection");
    }
  }

  private static void awaitBytes(EndPoint endPoint) throws IOException {
    try (Blocker.Callback more = Blocker.callback()) {
      endPoint.fillInterested(more);
      try {
        more.block(PEER_ENDS_FIRST.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        endPoint.shutdownOutput();
        more.block();
      }
    }
  }
}
