package io.swim.internal;

import io.swim.device.Device;
import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.ErrorCode;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.image.Digest;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.job.AssignmentId;
import io.swim.spi.FetchRoute;
import io.swim.spi.FetchRoutes;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.Refusal;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is served to devices now: one publication for each assignment that is distributing. */
public final class Publications implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publications.class);

  /** A broken transfer may be begun again, but nobody drains us for ever. */
  private static final int TIMES_THE_SIZE = 3;

  private static final long SMALL_CHANGE = 1 << 20;

  private final List<FileServer> servers;
  private final TestFiles images;
  private final FetchRoutes routes;
  private final Events events;
  private final Clock clock;
  private final OneTimeNames names = new OneTimeNames();
  private final Map<AssignmentId, Open> open = new ConcurrentHashMap<>();
  private final Map<AssignmentId, TransferRecord> closed = new ConcurrentHashMap<>();

  public Publications(
      List<FileServer> servers, TestFiles images, FetchRoutes routes, Events events, Clock clock) {
    this.servers = List.copyOf(servers);
    this.images = images;
    this.routes = routes;
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
            "the " + server.protocols() + " server can't listen: " + e.getMessage(),
            e);
      }
    }
  }

  /** Ours for a protocol. */
  public Optional<FileServer> server(TransferProtocol protocol) {
    return servers.stream().filter(server -> server.protocols().contains(protocol)).findFirst();
  }

  /** How a device reaches us. */
  FetchRoute route(Device device) throws DriverException {
    try {
      return routes.of(device);
    } catch (IOException e) {
      throw unserved(device.id() + " at " + device.address() + ": " + e.getMessage(), e);
    }
  }

  /** Where that device will be told to fetch from, or send to: a name that nobody can guess. */
  FileLocation place(TransferProtocol protocol, FetchRoute route, String fileName)
      throws DriverException {
    try {
      InetAddress peer = route.peers().iterator().next();
      return location(protocol, route.server(), peer, names.path(fileName));
    } catch (IOException e) {
      throw unserved(fileName + " over " + protocol + ": " + e.getMessage(), e);
    }
  }

  /**
   * Where a peer is told to find what we serve under a path.
   *
   * @param told the address that it is told; empty: the one that it reaches us at
   */
  public FileLocation location(
      TransferProtocol protocol, Optional<InetAddress> told, InetAddress peer, String path)
      throws IOException {
    FileServer server =
        server(protocol).orElseThrow(() -> new IOException("no " + protocol + " server"));
    server.start();
    InetAddress address = told.isPresent() ? told.get() : server.addressFor(peer);
    List<InetSocketAddress> listening = server.addresses(protocol);
    return new FileLocation(
        protocol,
        address.getHostAddress(),
        listening.isEmpty() ? OptionalInt.empty() : OptionalInt.of(listening.get(0).getPort()),
        path);
  }

  /** Publishes there, unless that is done already; returns the login to use. */
  Optional<Login> ensure(
      AssignmentId id, FileLocation at, FetchRoute route, SoftwareImage image, Instant deadline)
      throws DriverException {
    Open present = open.get(id);
    if (present == null || !present.location().equals(at)) {
      close(id);
      forget(id);
      try {
        present = publish(id, at, route, image, deadline);
      } catch (IOException | IllegalStateException e) {
        throw unserved(image.fileName() + " at " + at + ": " + e.getMessage(), e);
      }
      open.put(id, present);
    }
    return present.publication().offering().login();
  }

  private Open publish(
      AssignmentId id, FileLocation at, FetchRoute route, SoftwareImage image, Instant deadline)
      throws IOException {
    FileServer server =
        server(at.protocol()).orElseThrow(() -> new IOException("no " + at.protocol() + " server"));
    server.start();
    ImageContent content = images.open(image);
    Progress progress = new Progress(image.sizeBytes());
    try {
      ServedFile file =
          new ServedFile.Outgoing(at.path(), content, bytes -> told(id, progress, bytes, image));
      Offering offering =
          new Offering(
              List.of(file),
              route.peers(),
              at.protocol().hasLogin() ? Optional.of(names.login()) : Optional.empty(),
              Offering.Uses.ONE_EACH,
              deadline,
              TIMES_THE_SIZE * image.sizeBytes() + SMALL_CHANGE);
      return new Open(at, clock.instant(), server.publish(offering), content, progress);
    } catch (RuntimeException e) {
      content.close();
      throw e;
    }
  }

  private void told(AssignmentId id, Progress progress, long bytes, SoftwareImage image) {
    if (progress.isNews(bytes)) {
      events.progressed(clock.instant(), id, bytes, image.sizeBytes());
    }
  }

  private static DriverException unserved(String what, Exception cause) {
    return new DriverException(FailureKind.UNREACHABLE, DeviceEffect.NONE, "can't serve " + what)
        .withCause(cause);
  }

  /** Progress of what is sent rather than fetched. */
  Progress progress(SoftwareImage image) {
    return new Progress(image.sizeBytes());
  }

  /** Bytes of the image that the device has acknowledged. */
  long bytes(AssignmentId id) {
    Open present = open.get(id);
    return present == null ? 0 : present.progress().bytes();
  }

  /** Percent of the image that the device has acknowledged. */
  int percent(AssignmentId id) {
    Open present = open.get(id);
    return present == null ? 0 : present.progress().percent();
  }

  /** Since when it is served by this process; a device may have begun at an earlier one. */
  Optional<Instant> servedSince(AssignmentId id) {
    return Optional.ofNullable(open.get(id)).map(Open::since);
  }

  /** What the server saw of the last transfer, for a message. */
  Optional<TransferRecord> lastTransfer(AssignmentId id) {
    return transfers(id).stream().reduce((first, second) -> second);
  }

  /** The same, and also of what is not served any more, until that is forgotten. */
  Optional<TransferRecord> lastSeen(AssignmentId id) {
    return lastTransfer(id).or(() -> Optional.ofNullable(closed.get(id)));
  }

  /** Nobody asks for it again. */
  void forget(AssignmentId id) {
    closed.remove(id);
  }

  /** Whether the last transfer goes on, as far as the server has noticed. */
  boolean isSending(AssignmentId id) {
    return lastTransfer(id).map(TransferRecord::result).equals(Optional.of(Result.RUNNING));
  }

  /** Digest of what the server sent last as a whole; empty when it sent no whole file. */
  Optional<Digest> sent(AssignmentId id) {
    return transfers(id).stream()
        .flatMap(transfer -> transfer.digest().stream())
        .reduce((first, second) -> second);
  }

  private List<TransferRecord> transfers(AssignmentId id) {
    return Optional.ofNullable(open.get(id))
        .map(present -> present.publication().transfers())
        .orElse(List.of());
  }

  /** Whom the server turned away meanwhile, for a message. */
  List<Refusal> refusals(AssignmentId id) {
    return Optional.ofNullable(open.get(id))
        .map(present -> present.publication().refusals())
        .orElse(List.of());
  }

  /** Our server as the device was told, and where it really listens, for a message. */
  String serverText(FileLocation told) {
    String listens =
        server(told.protocol()).stream()
            .flatMap(server -> server.addresses(told.protocol()).stream())
            .map(each -> each.getAddress().getHostAddress() + ":" + each.getPort())
            .collect(Collectors.joining(", "));
    return "the " + told.protocol() + " server at " + told.host() + ", which listens at " + listens;
  }

  void close(AssignmentId id) {
    Open present = open.remove(id);
    if (present != null) {
      ImageContent content = present.content();
      try (content) {
        present.publication().close();
        present.publication().transfers().stream()
            .reduce((first, second) -> second)
            .ifPresent(last -> closed.put(id, last));
      } catch (IOException | RuntimeException e) {
        LOG.warn("what was served to {} could not be closed", id, e);
      }
    }
  }

  @Override
  public void close() {
    List.copyOf(open.keySet()).forEach(this::close);
    for (FileServer server : servers) {
      try {
        server.close();
      } catch (RuntimeException e) {
        LOG.warn("the {} server could not be closed", server.protocols(), e);
      }
    }
  }

  private record Open(
      FileLocation location,
      Instant since,
      Publication publication,
      ImageContent content,
      Progress progress) {}
}
