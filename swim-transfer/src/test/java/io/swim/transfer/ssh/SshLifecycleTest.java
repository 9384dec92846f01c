package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.TestSshServer.DEVICE;
import static io.swim.transfer.ssh.TestSshServer.LOGIN;
import static io.swim.transfer.ssh.TestSshServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.TransferProtocol;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SshLifecycleTest {
  private static final int SIZE = 8 << 20;
  private static final int PIECE = 32 * 1024;

  private final TestDevice device = TestDevice.start();

  @AfterEach
  void stop() {
    device.close();
  }

  /** Lets a device begin to fetch a file and then take nothing more. */
  private ClientSession stuck(
      TransferProtocol protocol, TestSshServer server, Publication publication) throws IOException {
    ClientSession session = device.login(server);
    if (protocol == TransferProtocol.SCP) {
      RawChannel.exec(session, "scp -f image.bin").say("\0\0");
    } else {
      RawChannel raw = RawChannel.sftp(session);
      raw.say(RawChannel.packet(3, 1, "image.bin", 1, 0));
      for (int i = 0; i < SIZE / PIECE; i++) {
        raw.say(RawChannel.packet(5, i, new byte[4], (long) i * PIECE, PIECE));
      }
    }
    Awaitility.await().until(() -> publication.transfers().size() == 1);
    return session;
  }

  private static void isClosed(ClientSession session) {
    assertThat(
            session.waitFor(
                EnumSet.of(ClientSession.ClientSessionEvent.CLOSED), Duration.ofSeconds(20)))
        .contains(ClientSession.ClientSessionEvent.CLOSED);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCP", "SFTP"})
  void aDeviceThatTakesNothingMoreIsSentAway(TransferProtocol protocol) throws Exception {
    try (TestSshServer server =
            TestSshServer.start(b -> b.progressTimeout(Duration.ofMillis(500)));
        Publication publication = server.offer(DEVICE, "image.bin", bytes(SIZE));
        ClientSession session = stuck(protocol, server, publication)) {
      isClosed(session);
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(publication.transfers().get(0).result()).isEqualTo(Result.TIMED_OUT));
      assertThat(publication.transfers().get(0).detail()).contains("no byte moved");
      Awaitility.await().until(() -> server.server.openConnections() == 0);
    }
  }

  @Test
  void aDeviceThatSendsNothingMoreIsSentAway() throws Exception {
    TestSshServer.Sink sink = new TestSshServer.Sink();
    try (TestSshServer server =
            TestSshServer.start(b -> b.progressTimeout(Duration.ofMillis(500)));
        Publication publication = server.announce(DEVICE, "up.bin", SIZE, sink);
        ClientSession session = device.login(server)) {
      SftpClient sftp = TestDevice.sftp(session);
      SftpClient.CloseableHandle file =
          sftp.open("up.bin", OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
      sftp.write(file, 0, bytes(1000));

      isClosed(session);
      Awaitility.await().until(() -> sink.ended.size() == 1);
      assertThat(sink.ended.get(0).result()).isEqualTo(Result.TIMED_OUT);
      assertThat(publication.transfers()).hasSize(1);
    }
  }

  @Test
  void aConnectionWithoutALoginIsClosed() throws Exception {
    try (TestSshServer server =
            TestSshServer.start(b -> b.progressTimeout(Duration.ofMillis(500)));
        Publication publication = server.offer(DEVICE, "image.bin", bytes(10));
        Socket silent = new Socket(TestSshServer.LOOPBACK, server.port(), DEVICE, 0)) {
      silent.setSoTimeout(20_000);
      silent.getInputStream().readAllBytes();
      Awaitility.await().until(() -> server.server.openConnections() == 0);
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SCP", "SFTP"})
  void aClosedPublicationEndsItsTransferAndItsConnection(TransferProtocol protocol)
      throws Exception {
    try (TestSshServer server = TestSshServer.start()) {
      Publication publication = server.offer(DEVICE, "image.bin", bytes(SIZE));
      try (ClientSession session = stuck(protocol, server, publication)) {
        publication.close();

        assertThat(publication.transfers().get(0).result()).isEqualTo(Result.CLOSED);
        isClosed(session);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SCP", "SFTP"})
  void aClosedServerEndsItsTransfers(TransferProtocol protocol) throws Exception {
    try (TestSshServer server = TestSshServer.start();
        Publication publication = server.offer(DEVICE, "image.bin", bytes(SIZE));
        ClientSession session = stuck(protocol, server, publication)) {
      server.server.close();

      isClosed(session);
      assertThat(publication.transfers().get(0).result()).isEqualTo(Result.CLOSED);
      assertThat(server.ended).hasSize(1);
      Awaitility.await()
          .until(
              () ->
                  Thread.getAllStackTraces().keySet().stream()
                      .noneMatch(thread -> thread.getName().startsWith("swim-ssh-")));
    }
  }

  @Test
  void aDeviceThatBeginsAnewEndsItsEarlierTransfer() throws Exception {
    try (TestSshServer server = TestSshServer.start();
        Publication publication = server.offer(DEVICE, "image.bin", bytes(SIZE));
        ClientSession hanging = stuck(TransferProtocol.SCP, server, publication);
        ClientSession again = device.login(server);
        SftpClient sftp = TestDevice.sftp(again)) {
      try (InputStream from = sftp.read("image.bin")) {
        assertThat(from.readAllBytes()).isEqualTo(bytes(SIZE));
      }
      Awaitility.await()
          .until(
              () ->
                  publication.transfers().stream()
                      .map(each -> each.result())
                      .toList()
                      .containsAll(List.of(Result.CLOSED, Result.COMPLETE)));
      assertThat(hanging.isOpen()).isTrue();
    }
  }

  @Test
  void aFetchThatIsBrokenOffIsNotComplete() throws Exception {
    try (TestSshServer server = TestSshServer.start();
        Publication publication = server.offer(DEVICE, "image.bin", bytes(100_000));
        ClientSession session = device.login(server);
        SftpClient sftp = TestDevice.sftp(session)) {
      SftpClient.CloseableHandle file = sftp.open("image.bin", OpenMode.Read);
      assertThat(sftp.read(file, 0, new byte[1000], 0, 1000)).isEqualTo(1000);
      sftp.close(file);
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(publication.transfers().get(0).result()).isEqualTo(Result.FAILED));
      assertThat(publication.transfers().get(0).detail()).contains("byte 1000 of 100000");
    }
  }

  @Test
  void anUploadThatBeginsInTheMiddleIsRefused() throws Exception {
    TestSshServer.Sink sink = new TestSshServer.Sink();
    try (TestSshServer server = TestSshServer.start();
        Publication publication = server.announce(DEVICE, "up.bin", SIZE, sink);
        ClientSession session = device.login(server);
        SftpClient sftp = TestDevice.sftp(session)) {
      SftpClient.CloseableHandle file = sftp.open("up.bin", OpenMode.Write);
      assertThatThrownBy(() -> sftp.write(file, 1000, bytes(1000)))
          .hasMessageContaining("out of order: 1000 after 0");
      assertThatThrownBy(() -> sftp.close(file)).isInstanceOf(IOException.class);
      assertThat(publication.transfers().get(0).result()).isEqualTo(Result.FAILED);
    }
  }

  @Test
  void anAddressInUseIsNamed() throws Exception {
    InetAddress loopback = TestSshServer.LOOPBACK;
    try (ServerSocket taken = new ServerSocket(0, 1, loopback);
        SshFileServer server =
            SshFileServer.builder()
                .bind(new InetSocketAddress(loopback, taken.getLocalPort()))
                .build()) {
      assertThatThrownBy(server::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void itListensAtSeveralAddresses() throws Exception {
    InetAddress other = TestSshServer.address("127.0.0.2");
    try (TestSshServer server = TestSshServer.start(b -> b.bind(new InetSocketAddress(other, 0)));
        Publication publication = server.offer(DEVICE, "image.bin", bytes(10))) {
      assertThat(server.server.addresses(TransferProtocol.SCP))
          .extracting(InetSocketAddress::getAddress)
          .containsExactlyInAnyOrder(TestSshServer.LOOPBACK, other);
      assertThat(server.server.addresses(TransferProtocol.TFTP)).isEmpty();
      for (InetSocketAddress address : server.server.addresses()) {
        try (ClientSession session = device.connect(address, DEVICE, LOGIN.username())) {
          session.addPasswordIdentity(LOGIN.password().reveal());
          session.auth().verify(TestDevice.LIMIT);
        }
      }
      assertThat(publication.transfers()).isEmpty();
    }
  }
}
