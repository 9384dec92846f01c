package io.swim.testkit.internal.ssh;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.push.SftpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subsystem of a channel that speaks SFTP: one task of the pool. */
final class SftpCommand extends ChannelTask {
  private static final Logger LOG = LoggerFactory.getLogger(SftpCommand.class);

  private final NetworkDevice device;

  SftpCommand(NetworkDevice device, ExecutorService pool) {
    super(pool);
    this.device = device;
  }

  @Override
  void run(ChannelSession channel, InputStream in, OutputStream out, ExitCallback exit) {
    try {
      new SftpServer(device, in, out).run();
      exit.onExit(0);
    } catch (IOException e) {
      LOG.debug("{}: SFTP over: {}", device.spec().hostname(), e.toString());
      channel.getSession().close(true);
    }
  }
}
