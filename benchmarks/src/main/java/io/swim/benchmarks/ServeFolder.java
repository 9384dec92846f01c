package io.swim.benchmarks;

import io.swim.transfer.tftp.TftpServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Our TFTP server in a process of its own: ADDRESS PORT FOLDER. Runs until it is stopped. */
final class ServeFolder {
  private static final int CLIENTS_AT_ONCE = 100;

  private ServeFolder() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress address = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
    try (TftpServer server =
        TftpServer.builder()
            .bind(address)
            .folder(Path.of(arguments[2]))
            .maxSessionsPerPeer(CLIENTS_AT_ONCE)
            .build()) {
      server.start();
      Report.ready();
      new CountDownLatch(1).await();
    }
  }
}
