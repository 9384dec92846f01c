package io.swim.transfer.ssh;

import io.swim.transfer.serving.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a dialogue on a channel. It takes the data of the channel as it is decrypted and writes
 * packets itself: through SSHD's pipes and streams each byte would be copied several times more.
 */
final class FileCommand implements Command {
  /** Makes the dialogue for a channel. */
  @FunctionalInterface
  interface Speaker {
    Dialogue on(Wire wire);
  }

  /**
   * What all channels share.
   *
   * @param threads one for each dialogue
   * @param free how many more may be spoken at once
   */
  record Shared(Executor threads, Semaphore free) {}

  private static final Logger LOG = LoggerFactory.getLogger(FileCommand.class);
  private static final int BROKEN = 1;

  private final Shared shared;
  private final Wire wire;
  private final Dialogue dialogue;
  private ExitCallback exit = (status, message, immediately) -> {};

  FileCommand(Shared shared, ChannelSession channel, Speaker speaker) throws IOException {
    Visit visit = channel.getSession().getAttribute(Visit.KEY);
    if (visit == null) {
      throw new IOException("no login");
    }
    this.shared = shared;
    this.wire = new Wire(channel, visit);
    this.dialogue = speaker.on(wire);
    channel.setDataReceiver(wire.input());
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    if (!shared.free().tryAcquire()) {
      LOG.warn("{} is refused: too many transfers at once", Printable.of(wire.visit().peer()));
      throw new IOException("too many transfers at once");
    }
    try {
      shared.threads().execute(this::speak);
    } catch (RejectedExecutionException e) {
      shared.free().release();
      throw new IOException("the server is closed", e);
    }
  }

  private void speak() {
    int status = BROKEN;
    try {
      status = dialogue.run();
      wire.output().flush();
    } catch (IOException e) {
      LOG.debug("{} broke off: {}", Printable.of(wire.visit().peer()), e.toString());
    } catch (RuntimeException | Error e) {
      LOG.error("A transfer with {} failed", Printable.of(wire.visit().peer()), e);
    } finally {
      shared.free().release();
      wire.close();
      exit.onExit(status);
    }
  }

  @Override
  public void destroy(ChannelSession channel) {
    wire.close();
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void setErrorStream(OutputStream unused) {}

  @Override
  public void setInputStream(InputStream unused) {}

  @Override
  public void setOutputStream(OutputStream unused) {}
}
