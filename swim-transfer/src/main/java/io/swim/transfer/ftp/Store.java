package io.swim.transfer.ftp;

import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServedTree.Writing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.impl.FtpIoSession;

/** STOR and APPE: takes a file, from the byte of the last REST on, or from its end on. */
final class Store extends FileCommand {
  /** Where the first byte goes. */
  enum Begin {
    AT_OFFSET,
    AT_END
  }

  /**
   * A peer that crashed closes its data connection as if the file had ended. Its control connection
   * goes with it; that is waited for, a twentieth of the time that the transfer took.
   */
  private static final int SECOND_SIGN_PART = 20;

  private static final Duration SHORTEST_SECOND_SIGN = Duration.ofMillis(10);
  private static final Duration LONGEST_SECOND_SIGN = Duration.ofSeconds(1);

  private final BufferPool buffers;
  private final Begin begin;

  Store(BufferPool buffers, Begin begin) {
    this.buffers = buffers;
    this.begin = begin;
  }

  @Override
  void move(FtpIoSession session, DataConnections data, String name) throws FtpFailure {
    TreeView view = (TreeView) session.getFileSystemView();
    boolean ascii = isText(session);
    try {
      String path = view.resolve(name);
      long from =
          begin == Begin.AT_OFFSET
              ? session.getFileOffset()
              : view.tree().stat(path).map(ServedTree.Entry::sizeBytes).orElse(0L);
      if (ascii && from > 0) {
        throw new FtpFailure(550, "REST and APPE are for TYPE I.");
      }
      ServedTree.Visitor visitor = new ServedTree.Visitor(data.peer(), options(session, data));
      try (Writing writing = view.tree().write(path, from, visitor)) {
        take(session, data, writing, from, ascii);
      }
    } catch (FtpFailure e) {
      throw e;
    } catch (IOException e) {
      throw FtpFailure.of(e);
    }
  }

  private void take(
      FtpIoSession session, DataConnections data, Writing writing, long from, boolean ascii)
      throws FtpFailure {
    session.write(
        new DefaultFtpReply(
            150, "Opening " + (ascii ? "ASCII" : "BINARY") + " mode data connection."));
    try {
      SocketChannel channel = data.open(writing::hasEnded);
      long begun = System.nanoTime();
      receive(writing, from, ascii, data, channel);
      if (session.getCloseFuture().awaitUninterruptibly(secondSignMillis(begun))) {
        throw new IOException("the control connection was lost");
      }
      finish(writing);
      session.write(new DefaultFtpReply(226, "Transfer complete."));
    } catch (IOException e) {
      throw Broken.off(e, data, writing::failed, writing::timedOut);
    }
  }

  private static long secondSignMillis(long begunNanos) {
    long part = (System.nanoTime() - begunNanos) / SECOND_SIGN_PART / 1_000_000;
    return Math.max(
        SHORTEST_SECOND_SIGN.toMillis(), Math.min(LONGEST_SECOND_SIGN.toMillis(), part));
  }

  private void receive(
      Writing writing, long from, boolean ascii, DataConnections data, SocketChannel channel)
      throws IOException {
    ByteBuffer buffer = buffers.take();
    ByteBuffer text = ByteBuffer.allocate(ascii ? BufferPool.RECEIVE_BYTES + 1 : 0);
    LineEnds lineEnds = new LineEnds();
    try {
      long position = from;
      while (channel.read(buffer.clear()) >= 0) {
        data.moved();
        buffer.flip();
        if (ascii) {
          lineEnds.fromNetwork(buffer, text.clear());
          position += write(writing, text.flip(), position);
        } else {
          position += write(writing, buffer, position);
        }
      }
      lineEnds.end(text.clear());
      write(writing, text.flip(), position);
    } finally {
      buffers.give(buffer);
    }
  }

  private static int write(Writing writing, ByteBuffer bytes, long position) throws FtpFailure {
    try {
      int count = bytes.remaining();
      writing.write(bytes, position);
      return count;
    } catch (IOException e) {
      throw writing.hasEnded() ? FtpFailure.ended(e) : FtpFailure.of(e);
    }
  }

  private static void finish(Writing writing) throws FtpFailure {
    try {
      writing.finished();
    } catch (IOException e) {
      throw FtpFailure.of(e);
    }
  }
}
