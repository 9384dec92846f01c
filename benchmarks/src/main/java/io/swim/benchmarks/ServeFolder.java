package io.swim.benchmarks;

import io.swim.transfer.tftp.TftpServer;
import io.swim.transfer.tftp.TftpServerBuilder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Our TFTP server in a process of its own: ADDRESS PORT FOLDER, and perhaps how many milliseconds
 * it waits for an answer at the longest. Runs until it is stopped.
 */
final class ServeFolder {
  private static final int CLIENTS_AT_ONCE = 100;
  private static final int PATIENCE = 20;

  private ServeFolder() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress address = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
    TftpServerBuilder builder =
        TftpServer.builder()
            .bind(address)
            .folder(Path.of(arguments[2]))
            .maxTransfersPerPeer(CLIENTS_AT_ONCE);
    if (arguments.length > 3) {
      builder.timeout(Duration.ofMillis(Integer.parseInt(arguments[3]))).maxRetries(PATIENCE);
    }
    try (TftpServer server = builder.build()) {
      server.start();
      Report.ready();
      new CountDownLatch(1).await();
    }
  }
}
