package io.swim.testkit.internal.client;

import io.swim.testkit.internal.client.TransferFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.scp.client.DefaultScpClient;
import org.apache.sshd.scp.client.ScpClient;
import org.apache.sshd.scp.common.ScpException;
import org.apache.sshd.scp.common.ScpTransferEventListener;
import org.apache.sshd.scp.common.helpers.DefaultScpFileOpener;
import org.apache.sshd.scp.common.helpers.ScpAckInfo;

/** SCP from the address of the device. */
public record ScpTransfer(SshDialer ssh, InetAddress local, Duration timeout)
    implements FileTransfer {
  private static final Set<PosixFilePermission> MODE =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.OTHERS_READ);

  private interface Dialogue {
    void with(ScpClient client) throws IOException;
  }

  @Override
  public void get(ServerFile file, Intake to) throws IOException {
    run(file, to, client -> client.download(file.path(), Intake.of(to)));
  }

  @Override
  public void put(ServerFile file, InputStream from, long size) throws IOException {
    Intake none = Intake.of(java.io.OutputStream.nullOutputStream());
    run(file, none, client -> client.upload(from, file.path(), size, MODE, null));
  }

  private void run(ServerFile file, Intake to, Dialogue dialogue) throws IOException {
    ClientSession session = ssh.logIn(local, file, timeout);
    try (session) {
      dialogue.with(
          new DefaultScpClient(session, DefaultScpFileOpener.INSTANCE, new Announcement(to)));
    } catch (ScpException e) {
      throw new TransferFailure(kind(e), e);
    } catch (IOException e) {
      throw Causes.of(e, session.isOpen() ? Kind.PROTOCOL : Kind.RESET);
    }
  }

  /** The other side has no codes, only words. */
  private static Kind kind(ScpException e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("no such file") || words.contains("not found")) {
      return Kind.NO_SUCH_FILE;
    }
    if (words.contains("space")) {
      return Kind.NO_SPACE_THERE;
    }
    return words.matches("(?s).*(denied|permission|privilege|disabled|not allowed).*")
        ? Kind.REFUSED
        : Kind.PROTOCOL;
  }

  /**
   * Passes on how long the file will be, and takes every refusal for one: MINA takes those of a
   * single file for a warning.
   */
  private record Announcement(Intake to) implements ScpTransferEventListener {
    @Override
    public void handleFileEventAckInfo(
        Session session,
        FileOperation op,
        Path file,
        long length,
        Set<PosixFilePermission> perms,
        ScpAckInfo answer)
        throws IOException {
      refuse(answer);
    }

    @Override
    public void handleReceiveCommandAckInfo(Session session, String command, ScpAckInfo answer)
        throws IOException {
      refuse(answer);
    }

    private static void refuse(ScpAckInfo answer) throws ScpException {
      if (answer.getStatusCode() != ScpAckInfo.OK) {
        throw new ScpException(answer.getLine(), answer.getStatusCode());
      }
    }

    @Override
    public void startFileEvent(
        Session session, FileOperation op, Path file, long length, Set<PosixFilePermission> perms)
        throws IOException {
      to.expect(length);
    }
  }
}
