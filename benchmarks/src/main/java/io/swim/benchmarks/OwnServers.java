package io.swim.benchmarks;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.UploadSink;
import io.swim.transfer.ftp.FtpFileServer;
import io.swim.transfer.http.HttpFileServer;
import io.swim.transfer.ssh.SshFileServer;
import io.swim.transfer.tftp.TftpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** All our file servers in this JVM, with one folder that one account may write to. */
final class OwnServers implements AutoCloseable {
  static final Login ACCOUNT = new Login("folder", Secret.of("b3nch"));
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A file that may be transferred, and how.
   *
   * @param login empty where the protocol has none
   */
  record Target(InetSocketAddress server, Optional<Login> login, String path) {}

  private final List<FileServer> servers;

  private OwnServers(List<FileServer> servers) {
    this.servers = servers;
  }

  static OwnServers start(Path folder) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    OwnServers all =
        new OwnServers(
            List.of(
                TftpServer.builder().bind(any).folder(folder).build(),
                FtpFileServer.builder()
                    .bind(any)
                    .folder(folder)
                    .account(ACCOUNT)
                    .writable()
                    .build(),
                SshFileServer.builder()
                    .bind(any)
                    .folder(folder)
                    .account(ACCOUNT)
                    .writable()
                    .build(),
                HttpFileServer.builder()
                    .bind(any)
                    .bindTls(any)
                    .folder(folder)
                    .account(ACCOUNT)
                    .writable()
                    .build()));
    try {
      for (FileServer each : all.servers) {
        each.start();
      }
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
    return all;
  }

  private FileServer server(TransferProtocol protocol) {
    return servers.stream()
        .filter(each -> each.protocols().contains(protocol))
        .findFirst()
        .orElseThrow();
  }

  /** A file of the folder. */
  Target inFolder(TransferProtocol protocol, String name) {
    Optional<Login> login = protocol.hasLogin() ? Optional.of(ACCOUNT) : Optional.empty();
    return new Target(server(protocol).addresses(protocol).get(0), login, name);
  }

  /** Offers a file for one transfer, by a path and a login that are good for it alone. */
  Offered offer(TransferProtocol protocol, Path file) throws IOException {
    ImageContent content = ImageContent.of(file);
    String path = "offered/" + random() + "/" + file.getFileName();
    return publish(protocol, new ServedFile.Outgoing(path, content, bytes -> {}), content);
  }

  /** Announces an upload, whose bytes go to that file. */
  Offered expect(TransferProtocol protocol, Path to) throws IOException {
    UploadSink sink =
        new UploadSink() {
          @Override
          public OutputStream begin(InetSocketAddress peer) throws IOException {
            return Files.newOutputStream(to);
          }

          @Override
          public void ended(TransferRecord transfer) {}
        };
    ServedFile file = new ServedFile.Incoming("expected/" + random(), Long.MAX_VALUE, sink);
    return publish(protocol, file, () -> {});
  }

  private Offered publish(TransferProtocol protocol, ServedFile file, Closeable content)
      throws IOException {
    InetSocketAddress address = server(protocol).addresses(protocol).get(0);
    Offering offering = Offering.of(file, address.getAddress()).withUses(Offering.Uses.ONE_EACH);
    if (protocol.hasLogin()) {
      offering = offering.withLogin(new Login("once-" + random(), Secret.of(random())));
    }
    Target target = new Target(address, offering.login(), file.path());
    return new Offered(target, server(protocol).publish(offering), content);
  }

  private static String random() {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Until it is closed. */
  record Offered(Target target, Publication publication, Closeable content)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      publication.close();
      content.close();
    }
  }

  @Override
  public void close() {
    servers.forEach(FileServer::close);
  }
}
