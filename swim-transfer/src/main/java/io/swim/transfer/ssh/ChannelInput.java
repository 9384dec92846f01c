package io.swim.transfer.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;

/**
 * What the client sends on a channel, for one thread to read. Holds at most the channel's window:
 * only what was read makes room for more.
 */
final class ChannelInput implements ChannelDataReceiver {
  /** Done before the reader waits. */
  @FunctionalInterface
  interface BeforeWait {
    void run() throws IOException;
  }

  /** Packets of a few bytes are kept together, so that a window of them stays as small as it is. */
  private static final int SMALL = 4096;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ChannelSession channel;
  private final Visit visit;
  private final BeforeWait before;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private boolean ended;
  private ByteBuffer current = NOTHING;

  /**
   * @param before sends the answers that have gathered, for instance
   */
  ChannelInput(ChannelSession channel, Visit visit, BeforeWait before) {
    this.channel = channel;
    this.visit = visit;
    this.before = before;
  }

  @Override
  public int data(ChannelSession from, byte[] bytes, int start, int length) {
    if (length == 0) {
      return 0;
    }
    visit.progress();
    synchronized (waiting) {
      ByteBuffer last = waiting.peekLast();
      if (last == null || last.remaining() < length) {
        last = ByteBuffer.allocate(Math.max(SMALL, length));
        waiting.add(last);
      }
      last.put(bytes, start, length);
      waiting.notifyAll();
    }
    return 0;
  }

  /** Nothing more will come; what has come can still be read. */
  @Override
  public void close() {
    synchronized (waiting) {
      ended = true;
      waiting.notifyAll();
    }
  }

  /** Whether there is at least one byte; waits for it, and is false at the end. */
  boolean await() throws IOException {
    if (current.hasRemaining()) {
      return true;
    }
    boolean wait;
    synchronized (waiting) {
      wait = waiting.isEmpty() && !ended;
    }
    if (wait) {
      before.run();
    }
    ByteBuffer next;
    synchronized (waiting) {
      while (waiting.isEmpty() && !ended) {
        try {
          waiting.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("interrupted");
        }
      }
      next = waiting.poll();
    }
    if (next == null) {
      return false;
    }
    current = next.flip();
    channel.getLocalWindow().release(current.limit());
    return true;
  }

  /** The bytes that are there, at most so many, at least one; to be used before the next call. */
  ByteBuffer some(int atMost) throws IOException {
    if (!await()) {
      throw new EOFException("the client ended the channel in the middle of a message");
    }
    int count = Math.min(atMost, current.remaining());
    ByteBuffer some = current.slice(current.position(), count);
    current.position(current.position() + count);
    return some;
  }

  /** The next byte. */
  int read() throws IOException {
    return some(1).get() & 0xff;
  }
}
