package io.swim.testkit.internal.ssh;

import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.push.ScpServer;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shell or exec channel: one task of the pool runs its command line. */
final class CliCommand implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(CliCommand.class);

  private final NetworkDevice device;
  private final ExecutorService pool;
  private final Optional<String> line;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable ExitCallback exit;

  private CliCommand(NetworkDevice device, ExecutorService pool, Optional<String> line) {
    this.device = device;
    this.pool = pool;
    this.line = line;
  }

  static CliCommand shell(NetworkDevice device, ExecutorService pool) {
    return new CliCommand(device, pool, Optional.empty());
  }

  static CliCommand exec(NetworkDevice device, ExecutorService pool, String line) {
    return new CliCommand(device, pool, Optional.of(line));
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
    int privilege = device.spec().credentials().privilege();
    Terminal terminal = new Terminal(in, out);
    CommandSession session =
        device
            .personality()
            .session(device, terminal, privilege, channel.getSession().getUsername());
    try {
      if (line.filter(ScpServer::isFor).isPresent()) {
        exit.onExit(new ScpServer(device, in, out).run(line.get()));
        return;
      }
      if (line.isPresent()) {
        session.runOnce(line.get());
      } else {
        terminal.print(device.personality().login(device).banner() + "\n");
        session.run();
      }
      exit.onExit(0);
    } catch (IOException e) {
      LOG.debug("{}: session over: {}", device.spec().hostname(), e.getMessage());
      // What was said before still arrives.
      channel.getSession().getIoSession().close(false);
    } finally {
      if (line.isEmpty()) {
        channel.getSession().close(false);
      }
    }
  }

  /** The streams end with the channel, and the command line with them; a copy goes on. */
  @Override
  public void destroy(ChannelSession channel) {}
}
