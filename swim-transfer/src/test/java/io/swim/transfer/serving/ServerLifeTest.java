package io.swim.transfer.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
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

  private static void free(ServerSocket tcp, DatagramSocket udp) throws IOException {
    tcp.close();
    udp.close();
  }
}
