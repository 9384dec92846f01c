package io.swim.benchmarks;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.transfer.ftp.FtpFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Our FTP server in a process of its own: ADDRESS PORT FOLDER. The folder may be written to by one
 * account; every file named after it on the command line is also offered to the address, by another
 * login. Runs until it is stopped.
 */
final class ServeFtp {
  static final Login FOLDER = new Login("folder", Secret.of("b3nch"));
  static final Login OFFERED = new Login("offered", Secret.of("b3nch"));
  private static final int FIRST_FILE = 3;

  private ServeFtp() {}

  public static void main(String[] arguments) throws Exception {
    InetAddress address = InetAddress.getByName(arguments[0]);
    try (FtpFileServer server =
        FtpFileServer.builder()
            .bind(new InetSocketAddress(address, Integer.parseInt(arguments[1])))
            .folder(Path.of(arguments[2]))
            .account(FOLDER)
            .writable()
            .build()) {
      for (int i = FIRST_FILE; i < arguments.length; i++) {
        Path file = Path.of(arguments[i]);
        ServedFile served =
            new ServedFile.Outgoing(
                String.valueOf(file.getFileName()), ImageContent.of(file), bytes -> {});
        server.publish(Offering.of(served, address).withLogin(OFFERED));
      }
      server.start();
      Report.ready();
      new CountDownLatch(1).await();
    }
  }
}
