package io.swim.transfer.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.Printable;
import java.io.IOException;
import java.util.List;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.scp.common.helpers.ScpAckInfo;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.AbstractFileSystemCommand;

/**
 * The command {@code scp} as a client starts it. Not SSHD's ScpCommand, which makes a path of
 * whatever follows the options, ends with status 0 at messages that make no sense, and can't be
 * told to use {@link ScpDialogue}.
 */
final class Scp extends AbstractFileSystemCommand {
  private static final int PIECE = 32 * 1024;

  private final ScpRequest request;
  private final TransferThreads threads;
  private final ScpInput input;

  Scp(ChannelSession channel, ScpRequest request, TransferThreads threads) {
    super("scp", threads.executor());
    this.request = request;
    this.threads = threads;
    this.input = ScpInput.of(channel);
  }

  @Override
  public void setFileSystemFactory(FileSystemFactory unused, SessionContext session)
      throws IOException {
    setFileSystem(new TreeFileSystem.ForVisitor(TransferProtocol.SCP).createFileSystem(session));
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    threads.run(channel, this);
  }

  @Override
  public void run() {
    int status = ScpAckInfo.ERROR;
    ScpFiles files = new ScpFiles(input);
    try {
      speak(files);
      status = ScpAckInfo.OK;
    } catch (ScpFiles.ClientRefusal e) {
      log.debug("{} broke off: {}", getSession(), e.getMessage());
    } catch (IOException | RuntimeException e) {
      log.debug("{} failed", request, e);
      refuse(e);
    } finally {
      files.abandon();
      getExitCallback().onExit(status);
    }
  }

  private void speak(ScpFiles files) throws IOException {
    ScpDialogue dialogue =
        new ScpDialogue(getSession(), input, getOutputStream(), getFileSystem(), files);
    boolean preserve = request.options().contains('p');
    if (request.direction() == ScpRequest.Direction.FROM) {
      dialogue.send(List.of(request.path()), false, preserve, PIECE);
      files.finish();
    } else {
      // Recursive, so that a folder is refused in words; modes and times are not kept.
      dialogue.receive(
          getCommand(), dialogue.resolveLocalPath(request.path()), true, false, false, PIECE);
    }
  }

  private void refuse(Exception why) {
    String words = Printable.of(request.path()) + ": " + Printable.of(Refusal.words(why));
    try {
      ScpAckInfo.sendError(getOutputStream(), UTF_8, "scp: " + words);
    } catch (IOException e) {
      log.debug("{} is gone: {}", getSession(), e.toString());
    }
  }
}
