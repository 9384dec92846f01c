package io.swim.transfer.ftp;

import io.swim.transfer.client.GoAhead;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** The data connection of one transfer, which is not waited for longer than is allowed. */
final class DataChannel implements Closeable {
  private final SocketChannel channel;
  private final Patience patience;
  private final Selector selector;
  private final SelectionKey key;

  private DataChannel(SocketChannel channel, Selector selector, Patience patience)
      throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.patience = patience;
    channel.configureBlocking(false);
    this.key = channel.register(selector, 0);
  }

  static DataChannel of(SocketChannel channel, Patience patience) throws IOException {
    Selector selector = Selector.open();
    try {
      return new DataChannel(channel, selector, patience);
    } catch (IOException | RuntimeException e) {
      selector.close();
      channel.close();
      throw e;
    }
  }

  /** Some bytes; -1 at the end. */
  int read(ByteBuffer into) throws IOException, InterruptedException {
    patience.goAhead().look();
    int count = channel.read(into);
    while (count == 0) {
      await(SelectionKey.OP_READ);
      count = channel.read(into);
    }
    return count;
  }

  /** All the bytes. */
  void write(ByteBuffer from) throws IOException, InterruptedException {
    while (from.hasRemaining()) {
      patience.goAhead().look();
      if (channel.write(from) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  private void await(int operation) throws IOException, InterruptedException {
    long since = System.nanoTime();
    key.interestOps(operation);
    while (selector.select(GoAhead.EVERY.toMillis()) == 0) {
      patience.nothingSince(since, patience.silence());
    }
    selector.selectedKeys().clear();
  }

  /** Ends it so that the server sees that something is missing; too late after a close. */
  void reset() throws IOException {
    if (channel.isOpen()) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      close();
    }
  }

  /** Ends it; for a server that takes a file this is the end of the file. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      selector.close();
    }
  }
}
