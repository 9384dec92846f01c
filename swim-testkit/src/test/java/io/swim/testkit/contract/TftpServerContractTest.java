package io.swim.testkit.contract;

import io.swim.spi.FileServer;
import io.swim.transfer.tftp.TftpClient;
import io.swim.transfer.tftp.TftpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

class TftpServerContractTest extends FileServerContract {
  private InetSocketAddress address;

  @Override
  protected FileServer newServer() throws IOException {
    return TftpServer.builder()
        .bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0))
        .eventLoops(2)
        .build();
  }

  @Override
  protected byte[] fetch(FileServer server, InetAddress from, String path) throws IOException {
    // A closed server knows no address any more.
    var bound = ((TftpServer) server).addresses();
    address = bound.isEmpty() ? address : bound.get(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TftpClient.builder()
        .localAddress(from)
        .blockSize(1428)
        .timeout(Duration.ofMillis(300))
        .retries(2)
        .build()
        .get(address, path, bytes);
    return bytes.toByteArray();
  }
}
