package io.swim.transfer.ftp;

import io.swim.transfer.client.GoAhead;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a server says, waited for in short steps, as a step of a job may end before it does. For one
 * thread.
 */
final class Replies extends InputStream {
  private final Socket socket;
  private final Patience patience;
  private Duration limit;
  private OptionalLong hangUpAt = OptionalLong.empty();

  /**
   * Of one control connection.
   *
   * @param limit how long nothing may come at first
   */
  Replies(Socket socket, Patience patience, Duration limit) {
    this.socket = socket;
    this.patience = patience;
    this.limit = limit;
  }

  /** From now on nothing may come for so long. */
  void limit(Duration value) {
    limit = value;
  }

  /** The last reply is waited for so long at most, even when the work is over its time. */
  void farewell(Duration value) {
    hangUpAt = OptionalLong.of(System.nanoTime() + value.toNanos());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (hangUpAt.isPresent()) {
      long left = (hangUpAt.getAsLong() - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("the last reply does not end");
      }
      return some(into, from, length, (int) left);
    }
    long since = System.nanoTime();
    try {
      while (true) {
        patience.goAhead().look();
        try {
          return some(into, from, length, (int) step().toMillis());
        } catch (SocketTimeoutException e) {
          patience.nothingSince(since, limit);
        }
      }
    } catch (InterruptedException e) {
      throw new Stopped(e);
    }
  }

  private int some(byte[] into, int from, int length, int millis) throws IOException {
    socket.setSoTimeout(millis);
    return socket.getInputStream().read(into, from, length);
  }

  private Duration step() {
    return limit.compareTo(GoAhead.EVERY) < 0 ? limit : GoAhead.EVERY;
  }

  /** Whether a connection broke because the work is to end; the thread is not interrupted then. */
  static boolean isStop(IOException e) {
    if (e instanceof ClosedByInterruptException) {
      Thread.interrupted();
      return true;
    }
    return e instanceof Stopped;
  }

  /** An interrupt on its way through a library that knows none. */
  private static final class Stopped extends InterruptedIOException {
    private static final long serialVersionUID = 1;

    Stopped(InterruptedException cause) {
      initCause(cause);
    }
  }
}
