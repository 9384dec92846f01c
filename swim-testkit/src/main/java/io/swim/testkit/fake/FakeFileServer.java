package io.swim.testkit.fake;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Serves nothing: fake devices take an image without any bytes. */
final class FakeFileServer implements FileServer {
  private final Function<Offering, List<TransferRecord>> seen;

  /** Sees no transfer. */
  FakeFileServer() {
    this(offering -> List.of());
  }

  /** Says of each offering that it saw those transfers, whenever it is asked. */
  FakeFileServer(Function<Offering, List<TransferRecord>> seen) {
    this.seen = seen;
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.TFTP);
  }

  @Override
  public void start() {}

  @Override
  public Publication publish(Offering offering) {
    return new Publication() {
      @Override
      public Offering offering() {
        return offering;
      }

      @Override
      public List<TransferRecord> transfers() {
        return seen.apply(offering);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<InetSocketAddress> addresses(TransferProtocol protocol) {
    return List.of();
  }

  @Override
  public InetAddress addressFor(InetAddress peer) {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public void close() {}
}
