package io.swim.transfer.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection without TLS. The channel does not block, and a selector of its own waits for it: so
 * a write has a time limit too, and another thread can end the wait.
 */
final class SocketWire implements Wire {
  private static final Logger LOG = LoggerFactory.getLogger(SocketWire.class);
  private static final Duration LINGER = Duration.ofSeconds(5);
  private static final int DISCARD_BYTES = 1 << 14;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private Duration stall = Duration.ofSeconds(60);
  private boolean ends;
  private long end;
  private volatile @Nullable String brokenOff;

  private SocketWire(SocketChannel channel, Selector selector, SelectionKey key) {
    this.channel = channel;
    this.selector = selector;
    this.key = key;
  }

  /** Takes the channel over. */
  static SocketWire over(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    Selector selector = Selector.open();
    try {
      return new SocketWire(channel, selector, channel.register(selector, 0));
    } catch (IOException | RuntimeException e) {
      selector.close();
      throw e;
    }
  }

  /** Connects; the time limit is that of {@code endAt}. */
  static SocketWire connect(InetSocketAddress to, long endAt) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      SocketWire wire = over(channel);
      wire.endAt(endAt);
      try {
        boolean connected = channel.connect(to);
        while (!connected) {
          wire.await(SelectionKey.OP_CONNECT);
          connected = channel.finishConnect();
        }
        return wire;
      } catch (IOException | RuntimeException e) {
        wire.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    while (true) {
      int count = poll(into);
      if (count != 0 || !into.hasRemaining()) {
        return count;
      }
      await(SelectionKey.OP_READ);
    }
  }

  @Override
  public int poll(ByteBuffer into) throws IOException {
    refuseIfBrokenOff();
    return channel.read(into);
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      refuseIfBrokenOff();
      if (channel.write(from) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  /** Writes straight to the socket. */
  @FunctionalInterface
  interface Sender {
    /** Gives bytes to the channel; returns how many it took, or less than 0 when it gives none. */
    long send(WritableByteChannel to) throws IOException;
  }

  /** Lets somebody else write once, and waits for room where there is none. */
  long write(Sender sender) throws IOException {
    while (true) {
      refuseIfBrokenOff();
      long count = sender.send(channel);
      if (count != 0) {
        return count;
      }
      await(SelectionKey.OP_WRITE);
    }
  }

  private void await(int operations) throws IOException {
    key.interestOps(operations);
    long now = System.nanoTime();
    long patience = now + stall.toNanos();
    boolean wholeTime = ends && end - patience < 0;
    long until = wholeTime ? end : patience;
    while (true) {
      refuseIfBrokenOff();
      long left = until - System.nanoTime();
      if (left <= 0) {
        throw new SocketTimeoutException(
            wholeTime ? "the time is over" : "no byte moved for " + stall.toMillis() + " ms");
      }
      long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
      if (selector.select(ready -> {}, millis) > 0) {
        return;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new BrokenOffException("interrupted");
      }
    }
  }

  private void refuseIfBrokenOff() throws IOException {
    String why = brokenOff;
    if (why != null) {
      throw new BrokenOffException(why);
    }
  }

  @Override
  public void stallAfter(Duration limit) {
    stall = limit;
  }

  @Override
  public void endAt(long nanos) {
    ends = true;
    end = nanos;
  }

  @Override
  public void endNever() {
    ends = false;
  }

  @Override
  public void settle() throws IOException {
    endOutput();
    discard(DISCARD_BYTES * 16L);
  }

  @Override
  public void linger() {
    endAt(System.nanoTime() + LINGER.toNanos());
    try {
      endOutput();
      discard(Long.MAX_VALUE);
    } catch (IOException e) {
      LOG.trace("the peer did not end: {}", e.toString());
    }
  }

  void endOutput() throws IOException {
    refuseIfBrokenOff();
    channel.shutdownOutput();
  }

  /** Reads to the end. */
  void discard(long most) throws IOException {
    ByteBuffer nothing = ByteBuffer.allocate(DISCARD_BYTES);
    long left = most;
    for (int count = read(nothing); count >= 0; count = read(nothing.clear())) {
      left -= count;
      if (left < 0) {
        throw new IOException("the peer goes on sending instead of ending the connection");
      }
    }
  }

  @Override
  public boolean endedSafely() {
    return true;
  }

  @Override
  public SocketWire socket() {
    return this;
  }

  @Override
  public void breakOff(String why) {
    brokenOff = why;
    selector.wakeup();
  }

  /** A connection that was broken off is reset: its peer must not take what came for all. */
  @Override
  public void close() {
    try {
      if (brokenOff != null) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
      selector.close();
      channel.close();
    } catch (IOException e) {
      LOG.debug("a connection can't be closed", e);
    }
  }
}
