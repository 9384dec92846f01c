package io.swim.internal;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.ErrorCode;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.job.AssignmentId;
import io.swim.spi.FileServer;
import io.swim.spi.ImageStore;
import io.swim.spi.Publication;
import io.swim.spi.PublishedFile;
import io.swim.spi.TransferRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is served to devices now: one publication for each assignment that is distributing. */
public final class Publications implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publications.class);
  private static final int SECRET_BYTES = 8;

  private final List<FileServer> servers;
  private final ImageStore images;
  private final Events events;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<AssignmentId, Open> open = new ConcurrentHashMap<>();

  public Publications(List<FileServer> servers, ImageStore images, Events events, Clock clock) {
    this.servers = List.copyOf(servers);
    this.images = images;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Starts every server, so that a port that can't be bound is known now.
   *
   * @throws SwimException CONFIGURATION
   */
  public void start() {
    for (FileServer server : servers) {
      try {
        server.start();
      } catch (IOException e) {
        throw new SwimException(
            ErrorCode.CONFIGURATION,
            "the " + server.protocol() + " server can't listen: " + e.getMessage(),
            e);
      }
    }
  }

  Optional<FileServer> server(TransferProtocol protocol) {
    return servers.stream().filter(server -> server.protocol() == protocol).findFirst();
  }

  /** A name that nobody can guess, with the file's own name at its end. */
  String newPath(SoftwareImage image) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret) + "/" + image.fileName();
  }

  /** Publishes under that path, unless it is published already; returns the server's address. */
  InetAddress ensure(
      AssignmentId id,
      TransferProtocol protocol,
      String path,
      SoftwareImage image,
      String deviceAddress)
      throws DriverException {
    try {
      FileServer server =
          server(protocol).orElseThrow(() -> new IOException("no " + protocol + " server"));
      InetAddress peer = InetAddress.getByName(deviceAddress);
      Open present = open.get(id);
      if (present == null || !present.publication().path().equals(path)) {
        close(id);
        server.start();
        present = publish(server, id, path, image, peer);
        open.put(id, present);
      }
      return present.address();
    } catch (IOException e) {
      throw new DriverException(
              FailureKind.UNREACHABLE,
              DeviceEffect.NONE,
              "can't serve " + image.fileName() + " over " + protocol + ": " + e.getMessage())
          .withCause(e);
    }
  }

  private Open publish(
      FileServer server, AssignmentId id, String path, SoftwareImage image, InetAddress peer)
      throws IOException {
    InetAddress address = server.addressFor(peer);
    ImageContent content = images.open(image.id());
    Progress progress = new Progress(image.sizeBytes());
    try {
      Publication publication =
          server.publish(
              new PublishedFile(
                  path,
                  content,
                  peer,
                  bytes -> {
                    if (progress.isNews(bytes)) {
                      events.progressed(clock.instant(), id, bytes, image.sizeBytes());
                    }
                  }));
      return new Open(address, publication, content, progress);
    } catch (RuntimeException e) {
      content.close();
      throw e;
    }
  }

  /** Percent of the image that the device has acknowledged. */
  int percent(AssignmentId id) {
    Open present = open.get(id);
    return present == null ? 0 : present.progress().percent();
  }

  /** What the server saw of the last transfer, for a message. */
  Optional<TransferRecord> lastTransfer(AssignmentId id) {
    Open present = open.get(id);
    if (present == null) {
      return Optional.empty();
    }
    List<TransferRecord> transfers = present.publication().transfers();
    return transfers.isEmpty()
        ? Optional.empty()
        : Optional.of(transfers.get(transfers.size() - 1));
  }

  /** Our server as the device was told, and where it really listens, for a message. */
  String serverText(AssignmentId id, TransferProtocol protocol) {
    Open present = open.get(id);
    String told = present == null ? "" : " at " + present.address().getHostAddress();
    String listens =
        server(protocol).stream()
            .flatMap(server -> server.addresses().stream())
            .map(each -> each.getAddress().getHostAddress() + ":" + each.getPort())
            .collect(Collectors.joining(", "));
    return "the " + protocol + " server" + told + ", which listens at " + listens;
  }

  void close(AssignmentId id) {
    Open present = open.remove(id);
    if (present != null) {
      present.publication().close();
      try {
        present.content().close();
      } catch (IOException e) {
        LOG.warn("closing the image of {}", id, e);
      }
    }
  }

  @Override
  public void close() {
    List.copyOf(open.keySet()).forEach(this::close);
    servers.forEach(FileServer::close);
  }

  private record Open(
      InetAddress address, Publication publication, ImageContent content, Progress progress) {}

  /** Lets one event through for each percent. */
  private static final class Progress {
    private final long total;
    private volatile int percent;

    Progress(long total) {
      this.total = total;
    }

    int percent() {
      return percent;
    }

    boolean isNews(long bytes) {
      int now = total == 0 ? 100 : (int) (bytes * 100 / total);
      if (now == percent) {
        return false;
      }
      percent = now;
      return true;
    }
  }
}
