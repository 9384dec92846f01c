package io.swim.transfer.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
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

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ChannelSession channel;
  private final Visit visit;
  private final BeforeWait before;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
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
    visit.progress();
    byte[] copy = Arrays.copyOfRange(bytes, start, start + length);
    synchronized (waiting) {
      if (!ended) {
        waiting.add(copy);
        waiting.notifyAll();
      }
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
    byte[] next;
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
    current = ByteBuffer.wrap(next);
    channel.getLocalWindow().release(next.length);
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
