package io.swim.testkit.fake;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.spi.Publication;
import io.swim.spi.PublishedFile;
import io.swim.spi.TransferRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Serves nothing: fake devices take an image without any bytes. */
final class FakeFileServer implements FileServer {
  @Override
  public TransferProtocol protocol() {
    return TransferProtocol.TFTP;
  }

  @Override
  public void start() {}

  @Override
  public Publication publish(PublishedFile file) {
    return new Publication() {
      @Override
      public String path() {
        return file.path();
      }

      @Override
      public List<TransferRecord> transfers() {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return List.of();
  }

  @Override
  public InetAddress addressFor(InetAddress peer) {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public void close() {}
}
