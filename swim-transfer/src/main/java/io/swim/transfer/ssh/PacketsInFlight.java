package io.swim.transfer.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.throttle.DefaultChannelStreamWriter;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * Lets at most {@value #MOST} packets of a channel wait for the network: SSHD itself would hand
 * over as much as the client's window has room for, which some clients open by gigabytes. Also
 * notes that bytes go out.
 */
final class PacketsInFlight extends DefaultChannelStreamWriter {
  static final int MOST = 8;

  private final Object lock = new Object();
  private int inFlight;

  PacketsInFlight(Channel channel) {
    super(channel);
  }

  @Override
  public IoWriteFuture writeData(Buffer packet) throws IOException {
    synchronized (lock) {
      try {
        while (inFlight >= MOST && isOpen()) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
      if (!isOpen()) {
        throw new EOFException("the channel was closed");
      }
      inFlight++;
    }
    try {
      return super.writeData(packet).addListener(this::sent);
    } catch (IOException | RuntimeException e) {
      left(false);
      throw e;
    }
  }

  private void sent(IoWriteFuture packet) {
    if (packet.isWritten()) {
      Visit.of(channel.getSession()).progress();
    }
    left(packet.isWritten());
  }

  private void left(boolean written) {
    synchronized (lock) {
      inFlight--;
      closed |= !written;
      lock.notifyAll();
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }
}
