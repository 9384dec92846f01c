package io.swim.transfer.ssh;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelOutputStream;
import org.apache.sshd.common.channel.RequestHandler.Result;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.logging.SimplifiedLog;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** A channel that can do nothing but transfer files: no terminal, environment, agent or signals. */
final class TransferChannel extends ChannelSession {
  private static final Set<String> STARTS =
      Set.of(Channel.CHANNEL_EXEC, Channel.CHANNEL_SHELL, Channel.CHANNEL_SUBSYSTEM);

  private volatile boolean closedByPeer;

  TransferChannel() {
    super(List.of());
  }

  /**
   * Whether the peer has ended this in order: then it has what it asked for. It says so by EOF or
   * CLOSE on the channel (RFC 4254, section 5.3) or by DISCONNECT (RFC 4253, section 11.1), but not
   * by a TCP connection that ends.
   */
  boolean endedInOrder() {
    return isEofSignalled() || closedByPeer || ((Sessions.Session) getSession()).saidGoodbye();
  }

  @Override
  public void handleClose() throws IOException {
    closedByPeer = true;
    super.handleClose();
  }

  @Override
  protected Result handleInternalRequest(String type, boolean wantReply, Buffer buffer)
      throws IOException {
    return switch (type) {
      case Channel.CHANNEL_EXEC, Channel.CHANNEL_SUBSYSTEM ->
          super.handleInternalRequest(type, wantReply, buffer);
      default -> Result.ReplyFailure;
    };
  }

  /** Nothing can follow on a channel whose start was refused. */
  @Override
  protected IoWriteFuture sendResponse(Buffer buffer, String type, Result result, boolean wantReply)
      throws IOException {
    IoWriteFuture sent = super.sendResponse(buffer, type, result, wantReply);
    if (result == Result.ReplyFailure && STARTS.contains(type)) {
      close(false);
    }
    return sent;
  }

  @Override
  protected void doWriteData(byte[] data, int start, long length) throws IOException {
    Visit.of(getSession()).pace().moved();
    super.doWriteData(data, start, length);
  }

  /** The peer has taken some of what it was sent. */
  @Override
  public void handleWindowAdjust(Buffer buffer) throws IOException {
    Visit.of(getSession()).pace().moved();
    super.handleWindowAdjust(buffer);
  }

  /** At TRACE, SSHD's stream would log what a command says: the content of files. */
  @Override
  protected Command prepareCommand(String type, Command command) throws IOException {
    Command prepared = super.prepareCommand(type, command);
    if (out != null) {
      out =
          new ChannelOutputStream(
              this, getRemoteWindow(), log, SshConstants.SSH_MSG_CHANNEL_DATA, false);
      prepared.setOutputStream(out);
    }
    return prepared;
  }

  /** Often the client has closed the connection by then, which is no trouble. */
  @Override
  protected void closeShell(int status, boolean immediately) throws IOException {
    try {
      super.closeShell(status, immediately);
    } catch (IOException e) {
      log.debug("{} was closed already: {}", this, e.toString());
      close(true);
    }
  }

  /** File contents don't belong in a log. */
  @Override
  protected SimplifiedLog getSimplifiedLogger() {
    return SimplifiedLog.EMPTY;
  }
}
