package io.swim.transfer.ftp;

import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.ServedTree.Reading;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.impl.FtpIoSession;

/** RETR: sends a file, from the byte of the last REST on (RFC 3659 section 5). */
final class Retrieve extends FileCommand {
  private final BufferPool buffers;

  Retrieve(BufferPool buffers) {
    this.buffers = buffers;
  }

  @Override
  void move(FtpIoSession session, DataConnections data, String name) throws FtpFailure {
    long from = session.getFileOffset();
    boolean ascii = isText(session);
    if (ascii && from > 0) {
      throw new FtpFailure(550, "REST is for TYPE I.");
    }
    try (Reading reading = begin(session, data, name, from)) {
      session.write(
          new DefaultFtpReply(
              150,
              "Opening "
                  + (ascii ? "ASCII" : "BINARY")
                  + " mode data connection ("
                  + (reading.sizeBytes() - from)
                  + " bytes)."));
      boolean told = false;
      try {
        SocketChannel to = data.open(reading::hasEnded);
        if (ascii) {
          sendText(reading, data, to);
        } else {
          send(reading, from, data, to);
        }
        Farewell farewell = Farewell.begin(data, to);
        if (!farewell.answered()) {
          data.tellsTheEnd();
          told = true;
          session.write(complete());
          farewell.await();
        }
        reading.finished();
        if (!told) {
          session.write(complete());
        }
      } catch (IOException e) {
        FtpFailure failure = Broken.off(e, data, reading::failed, reading::timedOut);
        if (!told) {
          throw failure;
        }
      }
    }
  }

  private static DefaultFtpReply complete() {
    return new DefaultFtpReply(226, "Transfer complete.");
  }

  private static Reading begin(FtpIoSession session, DataConnections data, String name, long from)
      throws FtpFailure {
    try {
      TreeView view = (TreeView) session.getFileSystemView();
      String path = view.resolve(name);
      Reading reading =
          view.tree().read(path, new ServedTree.Visitor(data.peer(), options(session, data)));
      if (from > reading.sizeBytes()) {
        reading.failed("REST " + from + " is beyond the end");
        throw FtpFailure.of(new EOFException(path)).recorded();
      }
      return reading;
    } catch (FtpFailure e) {
      throw e;
    } catch (IOException e) {
      throw FtpFailure.of(e);
    }
  }

  private void send(Reading reading, long from, DataConnections data, SocketChannel to)
      throws IOException {
    ByteBuffer buffer = buffers.take();
    try {
      long position = from;
      for (int count = read(reading, buffer, position);
          count >= 0;
          count = read(reading, buffer, position)) {
        position += count;
        data.write(to, buffer);
      }
    } finally {
      buffers.give(buffer);
    }
  }

  private void sendText(Reading reading, DataConnections data, SocketChannel to)
      throws IOException {
    ByteBuffer buffer = buffers.take();
    ByteBuffer text = ByteBuffer.allocate(2 * BufferPool.SEND_BYTES);
    try {
      LineEnds lineEnds = new LineEnds();
      long position = 0;
      for (int count = read(reading, buffer, position);
          count >= 0;
          count = read(reading, buffer, position)) {
        position += count;
        lineEnds.toNetwork(buffer, text.clear());
        data.write(to, text.flip());
      }
    } finally {
      buffers.give(buffer);
    }
  }

  private static int read(Reading reading, ByteBuffer buffer, long position) throws FtpFailure {
    try {
      int count = reading.read(buffer.clear(), position);
      buffer.flip();
      return count;
    } catch (IOException e) {
      throw reading.hasEnded() ? FtpFailure.ended(e) : FtpFailure.of(e);
    }
  }
}
