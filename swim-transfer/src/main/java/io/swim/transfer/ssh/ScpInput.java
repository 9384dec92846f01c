package io.swim.transfer.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.apache.sshd.common.channel.ChannelPipedInputStream;
import org.apache.sshd.common.channel.ChannelPipedOutputStream;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;

/**
 * What an SCP client sends. SSHD's own pipe logs it at TRACE; and SSHD reads lines of any length,
 * byte by byte, which end here at {@value #LONGEST_LINE} bytes.
 */
final class ScpInput extends PushbackInputStream {
  private static final int LONGEST_LINE = 4096;

  private int inLine;

  private ScpInput(InputStream in) {
    super(in);
  }

  /** Takes over what comes on a channel. */
  static ScpInput of(ChannelSession channel) {
    ChannelPipedInputStream in = new ChannelPipedInputStream(channel, channel.getLocalWindow());
    ChannelPipedOutputStream pipe = new ChannelPipedOutputStream(in);
    channel.setDataReceiver(
        new ChannelDataReceiver() {
          @Override
          public int data(ChannelSession from, byte[] bytes, int start, int length)
              throws IOException {
            pipe.write(bytes, start, length);
            return 0;
          }

          @Override
          public void close() throws IOException {
            pipe.close();
          }
        });
    return new ScpInput(in);
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    inLine = next > 0 && next != '\n' ? inLine + 1 : 0;
    if (inLine > LONGEST_LINE) {
      throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
    }
    return next;
  }
}
