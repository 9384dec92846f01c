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
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shell or exec channel: one task of the pool runs its command line. */
final class CliCommand extends ChannelTask {
  private static final Logger LOG = LoggerFactory.getLogger(CliCommand.class);

  private final NetworkDevice device;
  private final Optional<String> line;

  private CliCommand(NetworkDevice device, ExecutorService pool, Optional<String> line) {
    super(pool);
    this.device = device;
    this.line = line;
  }

  static CliCommand shell(NetworkDevice device, ExecutorService pool) {
    return new CliCommand(device, pool, Optional.empty());
  }

  static CliCommand exec(NetworkDevice device, ExecutorService pool, String line) {
    return new CliCommand(device, pool, Optional.of(line));
  }

  @Override
  void run(ChannelSession channel, InputStream in, OutputStream out, ExitCallback exit) {
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
}
