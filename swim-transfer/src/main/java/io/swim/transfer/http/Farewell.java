package io.swim.transfer.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Waits, without a thread, until the peer has ended the connection: that says that it has all that
 * was sent, which HTTP itself does not say. A reset or silence says the opposite.
 */
final class Farewell implements Callback {
  /** A peer that goes on asking over a connection that is said to end. */
  private static final int DISCARDED_BYTES = 1 << 16;

  private final Exchange exchange;
  private final EndPoint endPoint;
  private final Consumer<@Nullable Throwable> then;
  private final AtomicBoolean over = new AtomicBoolean();
  private final ByteBuffer discarded = BufferUtil.allocate(DISCARDED_BYTES);

  /**
   * @param then told null when the peer has ended the connection, else why not
   */
  Farewell(Exchange exchange, Consumer<@Nullable Throwable> then) {
    this.exchange = exchange;
    this.endPoint = exchange.endPoint();
    this.then = then;
  }

  void begin() {
    exchange
        .request()
        .addIdleTimeoutListener(
            silence -> {
              failed(silence);
              return false;
            });
    endPoint.shutdownOutput();
    succeeded();
  }

  @Override
  public void succeeded() {
    try {
      int count = endPoint.fill(discarded);
      while (count > 0 && BufferUtil.space(discarded) > 0) {
        count = endPoint.fill(discarded);
      }
      if (count < 0) {
        end(
            exchange.visit().wasReset()
                ? new IOException("the device broke the connection")
                : null);
      } else if (BufferUtil.space(discarded) == 0) {
        failed(new IOException("the device goes on sending instead of ending the connection"));
      } else {
        endPoint.fillInterested(this);
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  @Override
  public void failed(Throwable cause) {
    end(cause);
  }

  private void end(@Nullable Throwable failure) {
    if (over.compareAndSet(false, true)) {
      then.accept(failure);
    }
  }
}
