package io.swim.transfer.ssh;

import io.swim.transfer.serving.ServedTree;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.RemoteWindow;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;

/**
 * What goes to the client on a channel, from one thread, in packets as large as the client takes.
 * File bytes are read right into the packet that is then encrypted where it is. At most {@value
 * #IN_FLIGHT} packets wait for the network, however large the client's window is.
 */
final class ChannelOutput {
  static final int IN_FLIGHT = 8;
  private static final int MAX_DATA = 32 * 1024;

  /** Command, recipient and length of SSH_MSG_CHANNEL_DATA (RFC 4254, section 5.2). */
  private static final int HEADER = 1 + 2 * Integer.BYTES;

  /** The watchdog ends what hangs, not this. */
  private static final Duration LONG = Duration.ofDays(1);

  private final ChannelSession channel;
  private final Visit visit;
  private final RemoteWindow window;
  private final int capacity;
  private final Object lock = new Object();
  private int inFlight;
  private boolean closed;
  private Buffer packet;
  private ByteBuffer data;

  ChannelOutput(ChannelSession channel, Visit visit) {
    this.channel = channel;
    this.visit = visit;
    this.window = channel.getRemoteWindow();
    this.capacity = (int) Math.max(1, Math.min(MAX_DATA, window.getPacketSize()));
    this.packet = newPacket();
    this.data = dataOf(packet);
  }

  private Buffer newPacket() {
    Buffer fresh =
        channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_DATA, HEADER + capacity);
    fresh.putUInt(channel.getRecipient());
    fresh.putUInt(0);
    return fresh;
  }

  private ByteBuffer dataOf(Buffer fresh) {
    return ByteBuffer.wrap(fresh.array(), fresh.wpos(), capacity).slice();
  }

  void writeByte(int value) throws IOException {
    room().put((byte) value);
  }

  void writeInt(int value) throws IOException {
    for (int shift = 24; shift >= 0; shift -= 8) {
      writeByte(value >>> shift);
    }
  }

  void writeLong(long value) throws IOException {
    writeInt((int) (value >>> 32));
    writeInt((int) value);
  }

  void write(byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; ) {
      ByteBuffer room = room();
      int count = Math.min(room.remaining(), bytes.length - at);
      room.put(bytes, at, count);
      at += count;
    }
  }

  /** Sends bytes of a file; when it can't be read, or has fewer, the transfer has failed. */
  void write(ServedTree.Reading file, long position, long count) throws IOException {
    for (long done = 0; done < count; ) {
      ByteBuffer room = room();
      ByteBuffer piece =
          room.slice(room.position(), (int) Math.min(room.remaining(), count - done));
      int read = read(file, piece, position + done);
      room.position(room.position() + read);
      done += read;
    }
  }

  private static int read(ServedTree.Reading file, ByteBuffer piece, long position)
      throws IOException {
    try {
      int read = file.read(piece, position);
      if (read <= 0) {
        throw new EOFException("the file ends at byte " + position);
      }
      return read;
    } catch (IOException | RuntimeException e) {
      file.failed(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private ByteBuffer room() throws IOException {
    if (!data.hasRemaining()) {
      flush();
    }
    return data;
  }

  /** Sends what has gathered. */
  void flush() throws IOException {
    while (data.position() > 0) {
      int filled = data.position();
      int count = (int) Math.min(filled, awaitWindow());
      Buffer full = packet;
      ByteBuffer old = data;
      packet = newPacket();
      data = dataOf(packet);
      data.put(old.slice(count, filled - count));
      send(full, count);
    }
  }

  private long awaitWindow() throws IOException {
    try {
      long open = window.waitForSpace(LONG);
      synchronized (lock) {
        while (inFlight >= IN_FLIGHT && !closed) {
          lock.wait();
        }
        if (closed) {
          throw new EOFException("the channel was closed");
        }
      }
      return open;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private void send(Buffer full, int count) throws IOException {
    int dataAt = full.wpos();
    full.wpos(dataAt - Integer.BYTES);
    full.putUInt(count);
    full.wpos(dataAt + count);
    window.consume(count);
    synchronized (lock) {
      inFlight++;
    }
    channel.writePacket(full).addListener(this::sent);
  }

  private void sent(IoWriteFuture future) {
    if (future.isWritten()) {
      visit.progress();
    }
    synchronized (lock) {
      inFlight--;
      closed |= !future.isWritten();
      lock.notifyAll();
    }
  }

  /** Whoever writes gets an exception. */
  void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }
}
