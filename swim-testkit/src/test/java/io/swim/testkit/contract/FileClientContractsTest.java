package io.swim.testkit.contract;

import io.swim.device.CertificatePolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.realservers.LibraryServers;
import io.swim.spi.FileService;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.transfer.ftp.FtpFileClient;
import io.swim.transfer.http.HttpFileServer;
import io.swim.transfer.http.HttpFiles;
import io.swim.transfer.tftp.TftpFiles;
import io.swim.transfer.tftp.TftpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The clients keep the rules of the SPI. */
class FileClientContractsTest {
  private static final Login LOGIN =
      new Login(LibraryServers.USER, Secret.of(LibraryServers.PASSWORD));

  @TempDir Path folder;

  private static InetSocketAddress any() throws IOException {
    return new InetSocketAddress(InetAddress.getByName(LibraryServers.HOST), 0);
  }

  private static FileService service(TransferProtocol protocol, int port) {
    return FileService.of("server/lab", protocol, LibraryServers.HOST)
        .withPort(port)
        .withCertificates(CertificatePolicy.ANY);
  }

  /** At Apache FtpServer. */
  private FileClientSubject ftp() throws Exception {
    LibraryServers servers = LibraryServers.start(folder);
    FileService service =
        service(TransferProtocol.FTP, servers.port(TransferProtocol.FTP)).withLogin(LOGIN);
    return FileClientSubject.of(service, folder, servers::close);
  }

  /** At our own server. */
  private FileClientSubject http(TransferProtocol protocol) throws IOException {
    HttpFileServer server =
        HttpFileServer.builder()
            .bind(any())
            .bindTls(any())
            .folder(folder)
            .account(LOGIN)
            .writable()
            .build();
    server.start();
    int port = server.addresses(protocol).get(0).getPort();
    return FileClientSubject.of(service(protocol, port).withLogin(LOGIN), folder, server::close);
  }

  /** At our own server, which takes only files that it expects. */
  private FileClientSubject tftp() throws IOException {
    TftpServer server = TftpServer.builder().bind(any()).folder(folder).eventLoops(1).build();
    server.start();
    FileService service = service(TransferProtocol.TFTP, server.addresses().get(0).getPort());
    FileClientSubject files = FileClientSubject.of(service, folder, server::close);
    return new ExpectingServer(server, files, folder);
  }

  record ExpectingServer(TftpServer server, FileClientSubject files, Path folder)
      implements FileClientSubject {
    @Override
    public FileService service() {
      return files.service();
    }

    @Override
    public void put(String file, byte[] bytes) throws IOException {
      files.put(file, bytes);
    }

    @Override
    public Optional<byte[]> get(String file) throws IOException {
      return files.get(file);
    }

    @Override
    public void expect(String file) throws IOException {
      server.publish(
          Offering.of(
              new ServedFile.Incoming(file, 1L << 30, new FolderSink(folder.resolve(file))),
              InetAddress.getByName(LibraryServers.HOST)));
    }

    @Override
    public void close() throws IOException {
      files.close();
    }
  }

  @Nested
  class Ftp extends FileClientContract {
    Ftp() {
      super(new FtpFileClient(), FileClientContractsTest.this::ftp);
    }
  }

  @Nested
  class FtpTrouble extends FileClientTroubleContract {
    FtpTrouble() {
      super(new FtpFileClient(), FileClientContractsTest.this::ftp);
    }
  }

  @Nested
  class Http extends FileClientContract {
    Http() {
      super(new HttpFiles(), () -> http(TransferProtocol.HTTP));
    }
  }

  @Nested
  class HttpTrouble extends FileClientTroubleContract {
    HttpTrouble() {
      super(new HttpFiles(), () -> http(TransferProtocol.HTTP));
    }
  }

  @Nested
  class Https extends FileClientContract {
    Https() {
      super(new HttpFiles(), () -> http(TransferProtocol.HTTPS));
    }
  }

  @Nested
  class HttpsTrouble extends FileClientTroubleContract {
    HttpsTrouble() {
      super(new HttpFiles(), () -> http(TransferProtocol.HTTPS));
    }
  }

  @Nested
  class Tftp extends FileClientContract {
    Tftp() {
      super(new TftpFiles(), FileClientContractsTest.this::tftp);
    }
  }

  @Nested
  class TftpTrouble extends FileClientTroubleContract {
    TftpTrouble() {
      super(new TftpFiles(), FileClientContractsTest.this::tftp);
    }
  }
}
