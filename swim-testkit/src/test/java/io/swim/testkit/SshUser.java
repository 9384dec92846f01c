package io.swim.testkit;

import io.swim.testkit.device.SimulatedCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;

/** Somebody with the SSH client of Apache MINA, in a shell. */
final class SshUser implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(20);

  private final SshClient client = SshClient.setUpDefaultClient();
  private final ClientSession session;
  private final ChannelShell shell;
  private final OutputStream in;
  private final InputStream out;

  SshUser(InetSocketAddress address, SimulatedCredentials login) throws IOException {
    client.setServerKeyVerifier((session, peer, key) -> true);
    client.start();
    session = client.connect(login.username(), address).verify(WAIT).getSession();
    session.addPasswordIdentity(login.password());
    session.auth().verify(WAIT);
    shell = session.createShellChannel();
    PipedOutputStream output = new PipedOutputStream();
    out = new PipedInputStream(output, 1 << 16);
    shell.setOut(output);
    shell.open().verify(WAIT);
    in = shell.getInvertedIn();
  }

  /** Logged in, enabled, without paging. */
  static SshUser enabled(SimulatedDevice device) throws IOException {
    SshUser user = new SshUser(device.ssh(), device.credentials());
    user.readUntil(">");
    user.send("enable", "Password: ");
    user.send(device.credentials().enablePassword(), "#");
    user.send("terminal length 0", "#");
    return user;
  }

  String send(String line, String until) throws IOException {
    in.write((line + "\r").getBytes(StandardCharsets.US_ASCII));
    in.flush();
    return readUntil(until);
  }

  String readUntil(String text) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(text) < 0) {
      int value = out.read();
      if (value < 0) {
        throw new IOException("connection closed after: " + read);
      } else if (value != '\r') {
        read.append((char) value);
      }
    }
    return read.toString();
  }

  @Override
  public void close() throws IOException {
    shell.close();
    session.close();
    client.close();
  }
}
