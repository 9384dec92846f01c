package io.swim.testkit.internal.client;

import io.swim.testkit.internal.client.TransferFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** SFTP from the address of the device. */
public record SftpTransfer(SshDialer ssh, InetAddress local, Duration timeout)
    implements FileTransfer {
  private interface Dialogue {
    void with(SftpClient client) throws IOException;
  }

  @Override
  public void get(ServerFile file, Intake to) throws IOException {
    run(
        file,
        client -> {
          long size = client.stat(file.path()).getSize();
          to.expect(size);
          long bytes;
          try (InputStream in = client.read(file.path())) {
            bytes = in.transferTo(to);
          }
          if (bytes < size) {
            throw new TransferFailure(Kind.RESET);
          }
        });
  }

  @Override
  public void put(ServerFile file, InputStream from, long size) throws IOException {
    run(
        file,
        client -> {
          try (OutputStream out =
              client.write(file.path(), OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
            send(from, out, client);
          }
        });
  }

  /** Where the link breaks, the file is not closed: that would be its end. */
  private static void send(InputStream from, OutputStream out, SftpClient client)
      throws IOException {
    try {
      from.transferTo(out);
    } catch (TransferFailure e) {
      client.getSession().close(true);
      throw e;
    }
  }

  private void run(ServerFile file, Dialogue dialogue) throws IOException {
    ClientSession session = ssh.logIn(local, file, timeout);
    try (session;
        SftpClient client = SftpClientFactory.instance().createSftpClient(session)) {
      dialogue.with(client);
    } catch (SftpException e) {
      throw new TransferFailure(kind(e), e);
    } catch (IOException e) {
      throw Causes.of(e, session.isOpen() ? Kind.PROTOCOL : Kind.RESET);
    }
  }

  private static Kind kind(SftpException e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return switch (e.getStatus()) {
      case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
          Kind.NO_SUCH_FILE;
      case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT ->
          Kind.REFUSED;
      case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED ->
          Kind.NO_SPACE_THERE;
      case SftpConstants.SSH_FX_NO_CONNECTION, SftpConstants.SSH_FX_CONNECTION_LOST -> Kind.RESET;
      default -> words.contains("space") ? Kind.NO_SPACE_THERE : Kind.PROTOCOL;
    };
  }
}
