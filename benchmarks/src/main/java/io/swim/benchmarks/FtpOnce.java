package io.swim.benchmarks;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.HostKeyStore;
import io.swim.transfer.ftp.FtpFileClient;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** Our FTP client as a program would be: a login for each file. */
record FtpOnce(InetSocketAddress server) {
  private static final ClientServices SERVICES =
      new ClientServices() {
        @Override
        public HostKeyStore hostKeys() {
          throw new IllegalStateException("FTP has no host keys");
        }

        @Override
        public Clock clock() {
          return Clock.systemUTC();
        }

        @Override
        public Instant deadline() {
          return Instant.MAX;
        }

        @Override
        public void checkpoint() {}
      };

  private FileSession open() throws Exception {
    String[] user = Vsftpd.USER.split(":");
    FileService service =
        FileService.of("server/vsftpd", TransferProtocol.FTP, server.getAddress().getHostAddress())
            .withPort(server.getPort())
            .withLogin(new Login(user[0], Secret.of(user[1])));
    return new FtpFileClient().open(service, SERVICES);
  }

  void read(String path, Path to) throws Exception {
    try (FileSession session = open();
        OutputStream out = Files.newOutputStream(to)) {
      session.read(path, 0, out, bytes -> {});
    }
  }

  void write(Path from, String path) throws Exception {
    try (FileSession session = open();
        ImageContent content = ImageContent.of(from)) {
      session.write(path, content, 0, bytes -> {});
    }
  }
}
