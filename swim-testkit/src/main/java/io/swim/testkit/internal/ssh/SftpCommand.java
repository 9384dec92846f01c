package io.swim.testkit.internal.ssh;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.push.SftpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subsystem of a channel that speaks SFTP: one task of the pool. */
final class SftpCommand implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(SftpCommand.class);

  private final NetworkDevice device;
  private final ExecutorService pool;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable ExitCallback exit;

  SftpCommand(NetworkDevice device, ExecutorService pool) {
    this.device = device;
    this.pool = pool;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {}

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    pool.execute(() -> run(channel));
  }

  private void run(ChannelSession channel) {
    if (in == null || out == null || exit == null) {
      throw new IllegalStateException("the channel has no streams");
    }
    try {
      new SftpServer(device, in, out).run();
      exit.onExit(0);
    } catch (IOException e) {
      LOG.debug("{}: SFTP over: {}", device.spec().hostname(), e.toString());
      channel.getSession().close(true);
    }
  }

  @Override
  public void destroy(ChannelSession channel) {}
}
