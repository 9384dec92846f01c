package io.swim.transfer.ssh;

import java.io.IOException;
import java.util.List;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.RequestHandler.Result;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.logging.SimplifiedLog;
import org.apache.sshd.server.channel.ChannelSession;

/** A channel that can do nothing but transfer files: no terminal, environment, agent or signals. */
final class FileChannel extends ChannelSession {
  FileChannel() {
    super(List.of());
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
