package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.StepContext;
import io.swim.spi.TransferDriver;
import io.swim.spi.TransferOrder;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fake devices that fetch the very bytes, and the server that has them: one object for both. */
final class FakeFetches implements TransferDriver, FileServer, WrongPart {
  /** So many times the device gets something else than what was sent. */
  int spoils;

  /** So many times its server, when asked, has not noticed yet that a transfer is at its end. */
  int looksTooEarly;

  private final FakeNetwork network;
  private final Map<String, ImageContent> offered = new HashMap<>();
  private final Map<String, List<TransferRecord>> transfers = new HashMap<>();

  FakeFetches(FakeNetwork network) {
    this.network = network;
  }

  @Override
  public Set<TransferProtocol> protocols(PlatformId platform) {
    return protocols();
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.TFTP);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SNMP, Access.SSH);
  }

  @Override
  public TransferResult transfer(TransferOrder order, StepContext context) {
    String path = order.source().path();
    byte[] sent = bytes(offered.get(path));
    transfers.get(path).add(complete(path, sent));
    byte[] arrived = spoils-- > 0 ? new byte[] {1} : sent;
    String name = order.image().fileName();
    network
        .device(context.device().id())
        .files()
        .put(
            name,
            new FakeFile(
                name,
                sent.length,
                order.image().version(),
                digest(DigestAlgorithm.MD5, arrived),
                true));
    return new TransferResult.Finished();
  }

  private static byte[] bytes(ImageContent content) {
    try {
      return content.stream(0).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TransferRecord running(TransferRecord end) {
    return new TransferRecord(
        end.protocol(),
        end.peer(),
        end.path(),
        end.options(),
        end.startedAt(),
        end.duration(),
        end.bytes(),
        TransferRecord.Result.RUNNING,
        "",
        Optional.empty());
  }

  private static TransferRecord complete(String path, byte[] sent) {
    return new TransferRecord(
        TransferProtocol.TFTP,
        new InetSocketAddress("127.0.0.1", 40_000),
        path,
        Map.of(),
        VirtualRun.START,
        Duration.ofSeconds(1),
        sent.length,
        TransferRecord.Result.COMPLETE,
        "",
        Optional.of(digest(DigestAlgorithm.SHA_256, sent)));
  }

  static Digest digest(DigestAlgorithm algorithm, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm.jcaName()).digest(bytes);
      return new Digest(algorithm, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Publication publish(Offering offering) {
    ServedFile.Outgoing file = (ServedFile.Outgoing) offering.files().get(0);
    List<TransferRecord> seen = new ArrayList<>();
    offered.put(file.path(), file.content());
    transfers.put(file.path(), seen);
    return new Publication() {
      @Override
      public Offering offering() {
        return offering;
      }

      @Override
      public List<TransferRecord> transfers() {
        return looksTooEarly-- > 0 ? seen.stream().map(FakeFetches::running).toList() : seen;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void start() {}

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
