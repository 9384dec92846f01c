package io.swim.ssh.files;

import io.swim.ssh.connect.SshLink;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.connection.channel.Channel;

/**
 * Waits until the other end of a channel takes more bytes (RFC 4254 section 5.2). The library can
 * wait for that as well, but it does not notice meanwhile that the connection broke.
 */
final class Flow {
  private static final long LOOK_MILLIS = 1;

  private Flow() {}

  /** How many bytes may be sent: as many as are wanted, or more. */
  static long room(SshLink link, Channel channel, int wanted)
      throws IOException, InterruptedException {
    long room = channel.getRemoteWinSize();
    while (room < wanted) {
      if (!link.isUp()) {
        throw new IOException("nothing comes any more");
      }
      if (isOver(channel)) {
        throw new IOException("the channel was closed by the other end");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      room = channel.getRemoteWinSize();
    }
    return room;
  }

  /** Whether the other end has said that nothing more comes from it. */
  static boolean isOver(Channel channel) {
    return !channel.isOpen() || channel.isEOF();
  }
}
