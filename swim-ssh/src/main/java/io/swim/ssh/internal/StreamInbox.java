package io.swim.ssh.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a device has sent and nobody has read yet. A thread of its own waits at the stream, since
 * neither library can read with a limit of time and be interrupted as well. A full inbox makes that
 * thread wait, and so the device.
 */
final class StreamInbox implements Inbox {
  private static final int CAPACITY = 64 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition taken = lock.newCondition();
  private final byte[] bytes = new byte[CAPACITY];
  private int start;
  private int size;
  private boolean ended;
  private boolean closed;
  private @Nullable IOException failure;

  StreamInbox(InputStream in, String name) {
    Thread reader = new Thread(() -> pump(in), "swim-cli " + name);
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public int read(byte[] into, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = patience.toNanos();
      while (size == 0 && !ended) {
        if (nanos <= 0) {
          return 0;
        }
        nanos = arrived.awaitNanos(nanos);
      }
      if (size == 0) {
        return -1;
      }
      int count = Math.min(Math.min(size, CAPACITY - start), into.length);
      System.arraycopy(bytes, start, into, 0, count);
      start = (start + count) % CAPACITY;
      size -= count;
      taken.signal();
      return count;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable IOException failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of the reading thread. The stream itself is closed by its owner. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      ended = true;
      taken.signalAll();
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void pump(InputStream in) {
    byte[] chunk = new byte[8192];
    try {
      int count = in.read(chunk);
      while (count >= 0 && put(chunk, count)) {
        count = in.read(chunk);
      }
      end(null);
    } catch (IOException e) {
      end(e);
    }
  }

  private boolean put(byte[] chunk, int count) {
    lock.lock();
    try {
      int done = 0;
      while (done < count) {
        while (size == CAPACITY && !closed) {
          taken.awaitUninterruptibly();
        }
        if (closed) {
          return false;
        }
        int at = (start + size) % CAPACITY;
        int part = Math.min(Math.min(CAPACITY - size, CAPACITY - at), count - done);
        System.arraycopy(chunk, done, bytes, at, part);
        size += part;
        done += part;
        arrived.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void end(@Nullable IOException why) {
    lock.lock();
    try {
      ended = true;
      failure = why;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
