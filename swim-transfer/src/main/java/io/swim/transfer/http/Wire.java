package io.swim.transfer.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A TCP connection, with or without TLS, that waits for its peer no longer than it was told to:
 * then it fails with SocketTimeoutException. Used by one thread; {@link #breakOff} by any.
 */
interface Wire extends Closeable {
  /** Reads what is there, and waits for a first byte; -1 when the peer has ended. */
  int read(ByteBuffer into) throws IOException;

  /** Reads what is there, 0 when that is nothing; -1 when the peer has ended. */
  int poll(ByteBuffer into) throws IOException;

  /** Writes all of it. */
  void write(ByteBuffer from) throws IOException;

  /** How long no byte may move while it reads or writes. */
  void stallAfter(Duration limit);

  /** When it is over in any case, as {@link System#nanoTime}. */
  void endAt(long nanos);

  /** It is over never, as long as bytes move. */
  void endNever();

  /**
   * Everything was sent: waits until the peer has ended the connection, which says that it has it
   * all. HTTP itself does not say that.
   *
   * @throws IOException when the peer broke the connection, or did not end it in time
   */
  void settle() throws IOException;

  /**
   * An answer was sent while the peer is still sending: takes that and throws it away for a while,
   * for a connection that is closed over unread bytes is reset, and the answer lost with it (RFC
   * 9112, section 9.6). Never fails.
   */
  void linger();

  /** Whether the end that was read is one that nobody between could have made. */
  boolean endedSafely();

  /** The socket below. */
  SocketWire socket();

  /** Ends it at once; the thread that uses it finds out. */
  default void breakOff(String why) {
    socket().breakOff(why);
  }

  /** Closes it; never fails. */
  @Override
  void close();
}
