package io.swim.transfer.ssh;

import io.swim.transfer.serving.Pace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
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
  private static final int MOST = 8;

  private final Semaphore free = new Semaphore(MOST);
  private final Pace pace;

  /** For a session of somebody who has logged in: later it may not be known any more who. */
  PacketsInFlight(Channel channel) {
    super(channel);
    pace = Visit.of(channel.getSession()).pace();
  }

  /** The end of the connection ends each write, and so each wait. */
  @Override
  public IoWriteFuture writeData(Buffer packet) throws IOException {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    pace.sends(packet.available());
    try {
      return super.writeData(packet).addListener(this::sent);
    } catch (IOException | RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private void sent(IoWriteFuture packet) {
    free.release();
    if (packet.isWritten()) {
      pace.moved();
    }
  }
}
