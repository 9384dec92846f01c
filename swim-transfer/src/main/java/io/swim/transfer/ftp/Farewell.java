package io.swim.transfer.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * How a download ends. FTP has no acknowledgment (RFC 959 section 3.4.1): that the peer has every
 * byte shows when it ends its side of the data connection after ours, or, as some do not before
 * they heard of the end, when it then goes on with another command. A reset shows that it has not.
 */
final class Farewell {
  /** So long the peer may take to end its side before it hears of the end. */
  private static final Duration UNTOLD = Duration.ofSeconds(2);

  /** So long it may still take when it has ended the control connection. */
  private static final Duration ALONE = Duration.ofSeconds(2);

  private static final Duration GLANCE = Duration.ofMillis(250);

  private final DataConnections data;
  private final SocketChannel channel;

  private Farewell(DataConnections data, SocketChannel channel) {
    this.data = data;
    this.channel = channel;
  }

  /** Says that this was all. */
  static Farewell begin(DataConnections data, SocketChannel channel) throws IOException {
    channel.shutdownOutput();
    return new Farewell(data, channel);
  }

  /** Whether the peer ended its side before it was told; else it is to be told. */
  boolean answered() throws IOException {
    return ends(UNTOLD);
  }

  /**
   * Waits for the peer, that was told, as long as the server bears silence.
   *
   * @throws IOException when it does not have all
   */
  void await() throws IOException {
    long aloneSince = 0;
    boolean wentOn = false;
    while (!ends(GLANCE)) {
      if (wentOn) {
        // A look ago, in which no reset came after the command: it needs the connection no more.
        return;
      }
      wentOn = data.wentOn();
      if (data.isOver() && !wentOn) {
        long now = System.nanoTime();
        aloneSince = aloneSince == 0 ? now : aloneSince;
        if (now - aloneSince > ALONE.toNanos()) {
          throw new IOException("the control connection was lost");
        }
      }
    }
  }

  private boolean ends(Duration wait) throws IOException {
    channel.socket().setSoTimeout((int) wait.toMillis());
    InputStream in = channel.socket().getInputStream();
    try {
      if (in.read() >= 0) {
        throw new IOException("the peer sends where it should only take");
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }
}
