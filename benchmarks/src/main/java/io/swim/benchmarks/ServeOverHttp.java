package io.swim.benchmarks;

import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.transfer.http.HttpFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Our HTTP server in a process of its own: ADDRESS, PORT, TLS PORT, FOLDER, a file that it keeps
 * its certificate in, and a file that it offers as {@code offered/NAME} beside the folder. Runs
 * until it is stopped.
 */
final class ServeOverHttp {
  private static final int CLIENTS_AT_ONCE = 100;

  private ServeOverHttp() {}

  public static void main(String[] arguments) throws Exception {
    InetAddress address = InetAddress.getByName(arguments[0]);
    Path offered = Path.of(arguments[5]);
    try (ImageContent content = ImageContent.of(offered);
        HttpFileServer server =
            HttpFileServer.builder()
                .bind(new InetSocketAddress(address, Integer.parseInt(arguments[1])))
                .bindTls(new InetSocketAddress(address, Integer.parseInt(arguments[2])))
                .folder(Path.of(arguments[3]))
                .selfSigned(Path.of(arguments[4]))
                .maxConnectionsPerPeer(CLIENTS_AT_ONCE)
                .build()) {
      server.start();
      for (int i = 0; i < CLIENTS_AT_ONCE; i++) {
        // A device that begins anew ends its earlier transfer: each client has an offer of its own.
        String path = "offered/" + i + "/" + offered.getFileName();
        server.publish(Offering.of(new ServedFile.Outgoing(path, content, told -> {}), address));
      }
      Report.ready();
      new CountDownLatch(1).await();
    }
  }
}
