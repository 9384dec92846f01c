package io.swim.testkit.internal.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** What is at the device's end of a channel: one task of the pool. */
abstract class ChannelTask implements Command {
  private final ExecutorService pool;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable ExitCallback exit;

  ChannelTask(ExecutorService pool) {
    this.pool = pool;
  }

  /** Serves the channel until it ends. */
  abstract void run(ChannelSession channel, InputStream in, OutputStream out, ExitCallback exit);

  @Override
  public final void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public final void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public final void setErrorStream(OutputStream stream) {}

  @Override
  public final void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public final void start(ChannelSession channel, Environment environment) {
    InputStream from = in;
    OutputStream to = out;
    ExitCallback over = exit;
    if (from == null || to == null || over == null) {
      throw new IllegalStateException("the channel has no streams");
    }
    pool.execute(() -> run(channel, from, to, over));
  }

  /** The streams end with the channel, and the command line with them; a copy goes on. */
  @Override
  public final void destroy(ChannelSession channel) {}
}
