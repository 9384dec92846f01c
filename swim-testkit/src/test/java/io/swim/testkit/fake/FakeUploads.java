package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.StepContext;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferResult;
import io.swim.spi.UploadDriver;
import io.swim.spi.UploadOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fake devices that send files, and the server that they send them to: one object for both. */
final class FakeUploads implements UploadDriver, FileServer {
  /** How a protocol behaves. */
  enum Manner {
    SENDS_ALL,
    SENDS_HALF,
    SENDS_OTHER_BYTES,
    BREAKS,
    CLAIMS_TO_HAVE_SENT
  }

  final Map<TransferProtocol, Manner> manners = new HashMap<>();
  final List<Login> logins = new ArrayList<>();
  final List<String> sent = new ArrayList<>();
  Optional<IOException> noAddressOnce = Optional.empty();
  Optional<RuntimeException> defectOnce = Optional.empty();
  private final byte[] bytes;
  private final Map<String, ServedFile.Incoming> offered = new HashMap<>();
  private final Set<String> closed = new HashSet<>();

  FakeUploads(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Whether nothing can be sent any more. */
  boolean isAllClosed() {
    return closed.containsAll(offered.keySet());
  }

  @Override
  public String id() {
    return "fake-upload";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return platform.equals(FakeDevice.PLATFORM);
  }

  @Override
  public Set<TransferProtocol> protocols(PlatformId platform) {
    return manners.keySet();
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return manners.keySet();
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SSH);
  }

  @Override
  public TransferResult upload(UploadOrder order, StepContext context) throws DriverException {
    if (order.token().isEmpty()) {
      order.login().ifPresent(logins::add);
      return new TransferResult.InProgress("row 1", Duration.ofSeconds(30));
    }
    TransferProtocol protocol = order.target().protocol();
    Manner manner = manners.get(protocol);
    if (manner == Manner.BREAKS) {
      throw new DriverException(
          FailureKind.PROTOCOL, DeviceEffect.NONE, "it broke", "%Error writing " + order.target());
    }
    if (manner != Manner.CLAIMS_TO_HAVE_SENT) {
      send(offered.get(order.target().path()), protocol, contents(manner));
    }
    sent.add(order.source() + " over " + protocol);
    return new TransferResult.Finished();
  }

  private byte[] contents(Manner manner) {
    return switch (manner) {
      case SENDS_HALF -> Arrays.copyOf(bytes, bytes.length / 2);
      case SENDS_OTHER_BYTES -> new byte[bytes.length];
      default -> bytes;
    };
  }

  private void send(ServedFile.Incoming to, TransferProtocol protocol, byte[] contents) {
    InetSocketAddress peer = new InetSocketAddress("127.0.0.1", 40_000);
    try (OutputStream out = to.sink().begin(peer)) {
      out.write(contents);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    to.sink()
        .ended(
            new TransferRecord(
                protocol,
                peer,
                to.path(),
                Map.of(),
                VirtualRun.START,
                Duration.ofSeconds(1),
                contents.length,
                TransferRecord.Result.COMPLETE,
                "",
                Optional.empty()));
  }

  @Override
  public Publication publish(Offering offering) {
    Optional<RuntimeException> defect = defectOnce;
    defectOnce = Optional.empty();
    if (defect.isPresent()) {
      throw defect.get();
    }
    for (ServedFile file : offering.files()) {
      if (file instanceof ServedFile.Incoming incoming) {
        offered.put(file.path(), incoming);
      }
    }
    return new Publication() {
      @Override
      public Offering offering() {
        return offering;
      }

      @Override
      public List<TransferRecord> transfers() {
        return List.of();
      }

      @Override
      public void close() {
        offering.files().forEach(file -> closed.add(file.path()));
      }
    };
  }

  @Override
  public void start() {}

  @Override
  public List<InetSocketAddress> addresses(TransferProtocol protocol) {
    return List.of();
  }

  @Override
  public InetAddress addressFor(InetAddress peer) throws IOException {
    Optional<IOException> trouble = noAddressOnce;
    noAddressOnce = Optional.empty();
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public void close() {}
}
