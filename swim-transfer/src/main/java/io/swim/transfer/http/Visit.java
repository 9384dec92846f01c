package io.swim.transfer.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection. Jetty limits the time between two bytes; this limits the time for the TLS
 * handshake and for each whole request, as one byte a second must not hold a connection.
 * Thread-safe.
 */
final class Visit extends SocketChannelEndPoint {
  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

  private final Scheduler scheduler;
  private final Duration requestTimeout;
  private Scheduler.@Nullable Task end;
  private volatile boolean reset;

  Visit(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Duration requestTimeout) {
    super(channel, selector, key, scheduler);
    this.scheduler = scheduler;
    this.requestTimeout = requestTimeout;
  }

  /** That which a request came with. */
  static Visit of(Request request) {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    return (Visit) (endPoint instanceof EndPoint.Wrapper tls ? tls.unwrap() : endPoint);
  }

  /** As Jetty does it, which takes a reset for an end. */
  @Override
  public int fill(ByteBuffer into) {
    int from = BufferUtil.flipToFill(into);
    int count;
    try {
      count = getChannel().read(into);
    } catch (IOException e) {
      LOG.debug("the connection is broken: {}", e.toString());
      reset = true;
      count = -1;
    } finally {
      BufferUtil.flipToFlush(into, from);
    }
    if (count > 0) {
      notIdle();
    } else if (count < 0) {
      shutdownInput();
    }
    return count;
  }

  /** Whether the peer has broken the connection, instead of ending it in order. */
  boolean wasReset() {
    return reset;
  }

  @Override
  public void onOpen() {
    awaitRequest();
    super.onOpen();
  }

  /** A whole request must come in time. */
  void awaitRequest() {
    endIn(requestTimeout);
  }

  /** It ends then, whatever happens. */
  synchronized void endIn(Duration time) {
    endNever();
    end =
        scheduler.schedule(
            () -> close(new EofException("the time is over")),
            time.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** It ends when no byte moves. */
  synchronized void endNever() {
    Scheduler.Task before = end;
    end = null;
    if (before != null) {
      before.cancel();
    }
  }

  /** Resets the connection: its peer must not take what came for all. */
  void breakOff() {
    try {
      getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      LOG.debug("the connection is closed already", e);
    }
    close(new EofException("the transfer was ended"));
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    endNever();
    super.onClose(cause);
  }
}
