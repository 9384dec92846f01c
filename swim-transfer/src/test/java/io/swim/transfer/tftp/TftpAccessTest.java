package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.spi.Publication;
import io.swim.transfer.tftp.TftpPacket.Data;
import io.swim.transfer.tftp.TftpPacket.Error;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TftpAccessTest {
  private static final InetAddress DEVICE = TestServer.address("127.0.0.2");
  private static final InetAddress STRANGER = TestServer.address("127.0.0.3");

  @TempDir Path temp;

  @Test
  void onlyTheDeviceThatAFileWasPublishedToGetsIt() throws IOException {
    byte[] image = TestServer.bytes(2000);
    try (TestServer server = TestServer.start()) {
      server.publish("images/a.bin", image, DEVICE);
      assertThat(server.get(TftpClient.builder().localAddress(DEVICE), "images/a.bin"))
          .isEqualTo(image);
      assertThatThrownBy(
              () -> server.get(TftpClient.builder().localAddress(STRANGER), "images/a.bin"))
          .isInstanceOfSatisfying(TftpException.class, e -> assertThat(e.errorCode()).hasValue(1));
    }
  }

  @Test
  void aStrangerHearsTheSameAboutAFileThatExistsAndOneThatDoesNot() throws IOException {
    try (TestServer server = TestServer.start();
        RawPeer stranger = new RawPeer(STRANGER)) {
      server.publish("a.bin", TestServer.bytes(2000), DEVICE);
      stranger.read("a.bin", server.address());
      Error existing = stranger.receive(Error.class);
      stranger.read("b.bin", server.address());
      assertThat(stranger.receive(Error.class)).isEqualTo(existing);
      server.announce("up", DEVICE, 100, new MemorySink());
      stranger.write("up", server.address());
      Error announced = stranger.receive(Error.class);
      assertThat(announced.code()).isEqualTo(TftpError.ACCESS_VIOLATION.code());
      stranger.write("other", server.address());
      assertThat(stranger.receive(Error.class)).isEqualTo(announced);
    }
  }

  @Test
  void theSlashBeforeTheNameMayBeThereOrNot() throws IOException {
    byte[] image = TestServer.bytes(20);
    try (TestServer server = TestServer.start()) {
      server.publish("a.bin", image);
      server.publish("/b.bin", image);
      assertThat(server.get(TftpClient.builder(), "/a.bin")).isEqualTo(image);
      assertThat(server.get(TftpClient.builder(), "b.bin")).isEqualTo(image);
    }
  }

  @Test
  void aPathIsPublishedToADeviceOnlyOnceAtATime() throws Exception {
    try (TestServer server = TestServer.start()) {
      Publication first = server.publish("a.bin", new byte[1]);
      assertThatThrownBy(() -> server.publish("a.bin", new byte[2]))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a.bin is already offered to");
      first.close();
      Publication second = server.publish("a.bin", new byte[2]);
      first.close();
      assertThat(server.get(TftpClient.builder(), "a.bin")).hasSize(2);
      second.close();
    }
  }

  @Test
  void aFolderIsReadByAnybodyAndBelow() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("served/sub"));
    Files.write(folder.resolve("x.bin"), TestServer.bytes(1500));
    try (TestServer server = TestServer.start(b -> b.folder(temp.resolve("served")))) {
      TftpClientBuilder stranger = TftpClient.builder().localAddress(STRANGER);
      assertThat(server.get(stranger, "sub/x.bin")).isEqualTo(TestServer.bytes(1500));
      assertThat(server.get(stranger, "/sub/./x.bin")).isEqualTo(TestServer.bytes(1500));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "sub/../../secret",
        "/../secret",
        "..\\secret",
        "sub\\..\\..\\secret",
        "....//secret",
        "..//secret",
        "./../secret",
        "sub/../x.bin",
        "..",
        ".",
        "/",
        "sub",
        "link-out",
        "link-dir/secret",
        "../served-twin/secret",
        "%2e%2e/secret",
        "C:/secret",
        "/etc/passwd",
        "//etc/passwd",
        "../../../../../../etc/passwd",
        "x.bin/",
        "x.bin/../../secret",
        "sub/\u0001",
        "~root/.profile",
        "/proc/self/environ",
        "file:///etc/passwd"
      })
  void nothingOutsideTheFolderIsReached(String attempt) throws IOException {
    Path served = Files.createDirectories(temp.resolve("served/sub")).getParent();
    Path twin = Files.createDirectories(temp.resolve("served-twin"));
    Path secret = Files.writeString(temp.resolve("secret"), "secret");
    Files.writeString(twin.resolve("secret"), "secret");
    Files.writeString(served.resolve("x.bin"), "fine");
    Files.createSymbolicLink(served.resolve("link-out"), secret);
    Files.createSymbolicLink(served.resolve("link-dir"), temp);
    try (TestServer server = TestServer.start(b -> b.folder(served));
        RawPeer peer = new RawPeer()) {
      peer.read(attempt, server.address());
      TftpPacket answer = peer.receive();
      if (attempt.equals("x.bin/")) {
        // A slash after the name of a file means nothing to the file system.
        assertThat(answer).isInstanceOf(Data.class);
      } else {
        assertThat(answer).isEqualTo(new Error(TftpError.FILE_NOT_FOUND, "File not found"));
        assertThat(server.server.openSessions()).isZero();
      }
    }
  }

  @Test
  void aLinkThatStaysInTheFolderIsFollowed() throws IOException {
    Files.writeString(temp.resolve("v2.bin"), "two");
    Files.createSymbolicLink(temp.resolve("latest.bin"), Path.of("v2.bin"));
    try (TestServer server = TestServer.start(b -> b.folder(temp))) {
      assertThat(server.get(TftpClient.builder(), "latest.bin")).asString().isEqualTo("two");
    }
  }

  @Test
  void aServedFolderIsNeverWritten() throws IOException {
    try (TestServer server = TestServer.start(b -> b.folder(temp));
        RawPeer peer = new RawPeer()) {
      peer.write("new.bin", server.address());
      assertThat(peer.receive(Error.class).code()).isEqualTo(TftpError.ACCESS_VIOLATION.code());
      assertThat(temp).isEmptyDirectory();
    }
  }

  @Test
  void unknownModesAreRefused() throws IOException {
    try (TestServer server = TestServer.start();
        RawPeer peer = new RawPeer()) {
      server.publish("a.bin", new byte[1]);
      TftpPacket.Request mail =
          new TftpPacket.Request(TftpPacket.Kind.READ, "a.bin", "mail", java.util.Map.of());
      peer.send(mail, server.address());
      assertThat(peer.receive(Error.class).code()).isEqualTo(TftpError.ILLEGAL_OPERATION.code());
    }
  }
}
