package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.TestSshServer.DEVICE;
import static io.swim.transfer.ssh.TestSshServer.LOGIN;
import static io.swim.transfer.ssh.TestSshServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.spi.Publication;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshAccessTest {
  private static final InetAddress STRANGER = TestSshServer.address("127.66.0.9");

  @Test
  void aStrangerIsClosedBeforeAWordIsSaid() throws Exception {
    try (TestSshServer server = TestSshServer.start()) {
      Publication publication = server.offer(DEVICE, "image.bin", bytes(10));
      assertThat(heard(server, STRANGER)).isEmpty();
      assertThat(heard(server, DEVICE)).startsWith("SSH-2.0-SWIM\r\n");
      publication.close();
      assertThat(heard(server, DEVICE)).isEmpty();
    }
  }

  /** What the server says first; empty when it closes the connection instead. */
  private static String heard(TestSshServer server, InetAddress from) throws IOException {
    try (Socket socket = new Socket(TestSshServer.LOOPBACK, server.port(), from, 0)) {
      socket.setSoTimeout(20_000);
      byte[] start = socket.getInputStream().readNBytes("SSH-2.0-SWIM\r\n".length());
      return new String(start, java.nio.charset.StandardCharsets.US_ASCII);
    } catch (java.net.SocketException e) {
      return "";
    }
  }

  @Test
  void aHundredWrongPasswordsOpenNothingAndBlockNothing() throws Exception {
    try (TestSshServer server = TestSshServer.start();
        TestDevice device = TestDevice.start();
        Publication publication = server.offer(DEVICE, "image.bin", bytes(10))) {
      for (int i = 0; i < 100; i++) {
        Login wrong = new Login(LOGIN.username(), Secret.of("guess" + i));
        assertThatThrownBy(() -> device.login(server, DEVICE, wrong))
            .isInstanceOf(IOException.class);
      }
      assertThat(fetch(device, server, "image.bin")).isEqualTo(bytes(10));
      Awaitility.await().until(() -> server.server.openConnections() == 0);
      assertThat(publication.transfers()).hasSize(1);
    }
  }

  @Test
  void aConnectionMayTryThreePasswords() throws Exception {
    try (TestSshServer server = TestSshServer.start();
        TestDevice device = TestDevice.start();
        Publication publication = server.offer(DEVICE, "image.bin", bytes(10));
        ClientSession session = device.connect(server.address(), DEVICE, LOGIN.username())) {
      for (int i = 0; i < 10; i++) {
        session.addPasswordIdentity("guess" + i);
      }
      session.addPasswordIdentity(LOGIN.password().reveal());
      assertThatThrownBy(() -> session.auth().verify(TestDevice.LIMIT))
          .isInstanceOf(IOException.class);
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void nothingButFilesIsToBeHad() throws Exception {
    try (TestSshServer server = TestSshServer.start();
        TestDevice device = TestDevice.start();
        Publication publication = server.offer(DEVICE, "image.bin", bytes(10));
        ClientSession session = device.login(server)) {
      assertThatThrownBy(() -> open(session.createShellChannel())).isInstanceOf(IOException.class);
      for (String command :
          List.of("id", "scp", "scp -r", "scp -f -t a", "sh -c 'scp -f image.bin'", "/bin/sh")) {
        try (ClientSession another = device.login(server)) {
          assertThatThrownBy(() -> open(another.createExecChannel(command)))
              .as(command)
              .isInstanceOf(IOException.class);
        }
      }
      assertThatThrownBy(() -> open(session.createSubsystemChannel("shell")))
          .isInstanceOf(IOException.class);
      SshdSocketAddress to = new SshdSocketAddress("127.0.0.1", server.port());
      assertThatThrownBy(
              () -> session.createDirectTcpipChannel(to, to).open().verify(TestDevice.LIMIT))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(
              () -> session.startRemotePortForwarding(new SshdSocketAddress("127.0.0.1", 0), to))
          .isInstanceOf(IOException.class);
      assertThat(publication.transfers()).isEmpty();
    }
  }

  private static void open(ClientChannel channel) throws IOException {
    channel.open().verify(TestDevice.LIMIT);
    Set<ClientChannelEvent> ended =
        channel.waitFor(Set.of(ClientChannelEvent.CLOSED), TestDevice.LIMIT);
    if (ended.contains(ClientChannelEvent.CLOSED)) {
      throw new IOException("closed");
    }
  }

  @Test
  void nothingOutsideTheFolderIsReachable(@TempDir Path temp) throws Exception {
    Path served = Files.createDirectory(temp.resolve("served"));
    Files.writeString(temp.resolve("secret"), "x");
    Files.writeString(served.resolve("image.bin"), "image");
    Files.createSymbolicLink(served.resolve("link"), temp.resolve("secret"));
    Files.createSymbolicLink(served.resolve("up"), temp);
    try (TestSshServer server =
            TestSshServer.start(b -> b.folder(served).account(LOGIN).writable());
        TestDevice device = TestDevice.start();
        ClientSession session = device.login(server);
        SftpClient sftp = TestDevice.sftp(session)) {
      assertThat(read(sftp, "/./image.bin")).isEqualTo("image".getBytes());
      for (String path :
          List.of(
              "../secret",
              "/../secret",
              "up/secret",
              "link",
              "image.bin/../../secret",
              "..\\secret",
              temp + "/secret",
              "/etc/hostname",
              "x\0y",
              "a".repeat(5000))) {
        assertThatThrownBy(() -> read(sftp, path)).as(path).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sftp.stat(path)).as(path).isInstanceOf(IOException.class);
        if (!path.equals("/etc/hostname") && !path.startsWith(temp.toString())) {
          assertThatThrownBy(() -> write(sftp, path)).as(path).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> sftp.rename("image.bin", path + "/../../../x"))
            .isInstanceOf(IOException.class);
      }
      assertThat(temp.resolve("secret")).hasContent("x");
      assertThat(sftp.canonicalPath("../..")).isEqualTo("/");
    }
  }

  @Test
  void aFolderIsReadOnlyUnlessItIsSaidToBeWritable(@TempDir Path served) throws Exception {
    Files.writeString(served.resolve("image.bin"), "image");
    try (TestSshServer server = TestSshServer.start(b -> b.folder(served).account(LOGIN));
        TestDevice device = TestDevice.start();
        ClientSession session = device.login(server);
        SftpClient sftp = TestDevice.sftp(session)) {
      assertThat(read(sftp, "image.bin")).isEqualTo("image".getBytes());
      assertThatThrownBy(() -> write(sftp, "new")).hasMessageContaining("Permission denied");
      assertThatThrownBy(() -> write(sftp, "image.bin")).hasMessageContaining("Permission denied");
      assertThatThrownBy(() -> sftp.remove("image.bin")).hasMessageContaining("Permission denied");
      assertThatThrownBy(() -> sftp.mkdir("d")).hasMessageContaining("Permission denied");
      assertThatThrownBy(() -> sftp.rename("image.bin", "b"))
          .hasMessageContaining("Permission denied");
      assertThat(served.resolve("image.bin")).hasContent("image");
    }
  }

  @Test
  void aConnectionBeyondTheLimitIsClosed() throws Exception {
    try (TestSshServer server = TestSshServer.start(b -> b.maxConnectionsPerPeer(1));
        TestDevice device = TestDevice.start();
        Publication publication = server.offer(DEVICE, "image.bin", bytes(10))) {
      try (ClientSession first = device.login(server)) {
        assertThat(heard(server, DEVICE)).isEmpty();
        assertThat(first.isOpen()).isTrue();
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> server.server.openConnections() == 0);
      assertThat(fetch(device, server, "image.bin")).isEqualTo(bytes(10));
      assertThat(publication.transfers()).hasSize(1);
    }
  }

  private static byte[] fetch(TestDevice device, TestSshServer server, String path)
      throws IOException {
    try (ClientSession session = device.login(server);
        SftpClient sftp = TestDevice.sftp(session)) {
      return read(sftp, path);
    }
  }

  private static byte[] read(SftpClient sftp, String path) throws IOException {
    try (InputStream from = sftp.read(path)) {
      return from.readAllBytes();
    }
  }

  private static void write(SftpClient sftp, String path) throws IOException {
    try (OutputStream to = sftp.write(path)) {
      to.write(1);
    }
  }
}
