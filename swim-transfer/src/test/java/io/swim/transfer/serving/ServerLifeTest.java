package io.swim.transfer.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.transfer.ftp.FtpFileServer;
import io.swim.transfer.http.HttpFileServer;
import io.swim.transfer.ssh.SshFileServer;
import io.swim.transfer.tftp.TftpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All servers begin and end alike. */
class ServerLifeTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static Named<Function<InetSocketAddress, FileServer>> server(
      TransferProtocol name, Function<InetSocketAddress, FileServer> make) {
    return Named.of(name.name(), make);
  }

  static Stream<Named<Function<InetSocketAddress, FileServer>>> servers() {
    return Stream.of(
        server(TransferProtocol.TFTP, at -> TftpServer.builder().bind(at).build()),
        server(TransferProtocol.FTP, at -> FtpFileServer.builder().bind(at).build()),
        server(TransferProtocol.HTTP, at -> HttpFileServer.builder().bind(at).build()),
        server(TransferProtocol.SFTP, at -> SshFileServer.builder().bind(at).build()));
  }

  private static Offering image() {
    return Offering.of(
        new ServedFile.Outgoing("image", ImageContent.of(new byte[10]), so -> {}), LOOPBACK);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aClosedServerPublishesNothingAndDoesNotStart(Function<InetSocketAddress, FileServer> make)
      throws Exception {
    FileServer server = make.apply(new InetSocketAddress(LOOPBACK, 0));
    server.start();
    server.close();
    server.close();

    assertThatThrownBy(() -> server.publish(image()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed");
    assertThatThrownBy(server::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatWasPublishedOutlivesAStartThatFailed(Function<InetSocketAddress, FileServer> make)
      throws Exception {
    try (ServerSocket tcp = new ServerSocket(0, 1, LOOPBACK);
        DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), LOOPBACK);
        FileServer server = make.apply((InetSocketAddress) tcp.getLocalSocketAddress());
        Publication published = server.publish(image())) {
      assertThatThrownBy(server::start)
          .isInstanceOf(IOException.class)
          .hasStackTraceContaining(String.valueOf(udp.getLocalPort()));
      free(tcp, udp);

      server.start();

      assertThat(server.addresses(server.protocols().iterator().next())).hasSize(1);
      assertThatThrownBy(() -> server.publish(published.offering()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("already offered");
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aPortThatIsInUseIsSaidToBe(Function<InetSocketAddress, FileServer> make) throws Exception {
    try (ServerSocket tcp = new ServerSocket(0, 1, LOOPBACK);
        DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), LOOPBACK);
        FileServer server = make.apply((InetSocketAddress) tcp.getLocalSocketAddress())) {
      assertThatThrownBy(server::start)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "can't listen at 127.0.0.1:" + udp.getLocalPort() + ": Address already in use");
    }
  }

  /** Of RFC 5737, which is nobody's. */
  @ParameterizedTest
  @MethodSource("servers")
  void anAddressOfAnotherHostIsSaidToBe(Function<InetSocketAddress, FileServer> make) {
    try (FileServer server = make.apply(new InetSocketAddress("192.0.2.1", 0))) {
      assertThatThrownBy(server::start)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("can't listen at 192.0.2.1:0: Cannot assign");
    }
  }

  @Test
  void aServerOverTcpClosesThoughAContentHangs() throws Exception {
    try (Hanging image = new Hanging();
        FileServer server = HttpFileServer.builder().bind(anyPort()).build()) {
      server.start();
      server.publish(image.offering());
      InetSocketAddress at = server.addresses(TransferProtocol.HTTP).get(0);
      try (Socket device = new Socket(at.getAddress(), at.getPort())) {
        device.getOutputStream().write("GET /image HTTP/1.0\r\n\r\n".getBytes());
        image.reading.await();

        closes(server);
      }
    }
  }

  @Test
  void aServerOverUdpClosesThoughAContentHangs() throws Exception {
    try (Hanging image = new Hanging();
        FileServer server = TftpServer.builder().bind(anyPort()).build();
        DatagramSocket device = new DatagramSocket(0, LOOPBACK)) {
      server.start();
      server.publish(image.offering());
      byte[] request = "\0\1image\0octet\0".getBytes();
      device.send(
          new DatagramPacket(
              request, request.length, server.addresses(TransferProtocol.TFTP).get(0)));
      image.reading.await();

      closes(server);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(LOOPBACK, 0);
  }

  private static void closes(FileServer server) {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Thread closer =
        new Thread(
            () -> {
              server.close();
              closed.complete(null);
            });
    closer.setDaemon(true);
    closer.start();
    assertThat(closed).succeedsWithin(Duration.ofSeconds(60));
  }

  /** Can't be read until the test is over, nor by being interrupted. */
  private static final class Hanging implements ImageContent {
    final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    Offering offering() {
      return Offering.of(new ServedFile.Outgoing("image", this, so -> {}), LOOPBACK);
    }

    @Override
    public long sizeBytes() {
      return 1000;
    }

    @Override
    public int read(ByteBuffer into, long position) {
      reading.countDown();
      while (over.getCount() > 0) {
        try {
          over.await();
        } catch (InterruptedException e) {
          // Storage that hangs does not care.
        }
      }
      return -1;
    }

    @Override
    public void close() {
      over.countDown();
    }
  }

  private static void free(ServerSocket tcp, DatagramSocket udp) throws IOException {
    tcp.close();
    udp.close();
  }

  @Test
  void anAccountWithoutAFolderIsRefused() {
    Login login = new Login("me", Secret.of("builder-pa55word"));
    for (Supplier<?> build :
        List.<Supplier<?>>of(
            FtpFileServer.builder().account(login)::build,
            HttpFileServer.builder().account(login)::build,
            SshFileServer.builder().account(login)::build,
            FtpFileServer.builder().writable()::build,
            HttpFileServer.builder().writable()::build,
            SshFileServer.builder().writable()::build)) {
      assertThatThrownBy(build::get)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("without a folder");
    }
  }
}
