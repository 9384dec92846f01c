package io.swim.testkit.internal.client;

import io.swim.testkit.internal.client.TransferFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.scp.client.DefaultScpClient;
import org.apache.sshd.scp.common.ScpException;
import org.apache.sshd.scp.common.ScpTransferEventListener;
import org.apache.sshd.scp.common.helpers.DefaultScpFileOpener;

/** SCP from the address of the device. */
public record ScpTransfer(SshDialer ssh, InetAddress local, Duration timeout)
    implements FileTransfer {
  private static final int LONGEST_LINE = 1024;

  private interface Dialogue {
    void with(ClientSession session) throws IOException;
  }

  @Override
  public void get(ServerFile file, Intake to) throws IOException {
    run(
        file,
        session ->
            new DefaultScpClient(session, DefaultScpFileOpener.INSTANCE, new Announcement(to))
                .download(file.path(), Intake.of(to)));
  }

  /**
   * MINA's client does not hear the first refusal, and sends all the same; hence one of its own.
   */
  @Override
  public void put(ServerFile file, InputStream from, long size) throws IOException {
    run(
        file,
        session -> {
          try (ChannelExec channel = session.createExecChannel("scp -t " + file.path())) {
            channel.open().verify(timeout);
            put(file, from, size, channel);
          }
        });
  }

  private static void put(ServerFile file, InputStream from, long size, ChannelExec channel)
      throws IOException {
    InputStream in = channel.getInvertedOut();
    OutputStream out = channel.getInvertedIn();
    acknowledged(in);
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    out.write(("C0644 " + size + " " + name + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    acknowledged(in);
    try {
      from.transferTo(out);
      out.write(0);
      out.flush();
    } catch (TransferFailure e) {
      throw e;
    } catch (IOException e) {
      if (in.available() > 0) {
        // The server said why before it closed the channel.
        acknowledged(in);
      }
      throw e;
    }
    acknowledged(in);
  }

  /** A zero, or a line that says what is wrong. */
  private static void acknowledged(InputStream in) throws IOException {
    int answer = in.read();
    if (answer == 0) {
      return;
    }
    if (answer < 0) {
      throw new TransferFailure(Kind.RESET);
    }
    StringBuilder words = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (words.length() >= LONGEST_LINE) {
        break;
      }
      words.append((char) next);
    }
    throw new TransferFailure(kind(words.toString()), new IOException(words.toString()));
  }

  private void run(ServerFile file, Dialogue dialogue) throws IOException {
    ClientSession session = ssh.logIn(local, file, timeout);
    try (session) {
      dialogue.with(session);
    } catch (ScpException e) {
      throw new TransferFailure(kind(String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw Causes.of(e, session.isOpen() ? Kind.PROTOCOL : Kind.RESET);
    }
  }

  /** The other side has no codes, only words. */
  private static Kind kind(String message) {
    String words = message.toLowerCase(Locale.ROOT);
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

  /** Passes on how long the file will be. */
  private record Announcement(Intake to) implements ScpTransferEventListener {
    @Override
    public void startFileEvent(
        Session session, FileOperation op, Path file, long length, Set<PosixFilePermission> perms)
        throws IOException {
      to.expect(length);
    }
  }
}
