package io.swim.internal;

import io.swim.device.DistributionServer;
import io.swim.device.FileLocation;
import io.swim.device.ServedProtocol;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.spi.FileSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts images on distribution servers, each once. The name of a file there begins with its digest;
 * what a server gives over a protocol is compared with the image when it is first used by this
 * process, and again when some hours are over or a device could not fetch it: people clean servers
 * up. What was compared once, by whatever process, is not read again while its size and revision
 * are the same.
 */
final class Placements {
  private static final int DIGITS = 16;

  /** Comparing reads the whole file: not too often, but once on any working day. */
  private static final Duration BELIEVED_FOR = Duration.ofHours(4);

  private static final Logger LOG = LoggerFactory.getLogger(Placements.class);

  private final Engine engine;
  private final ServerFiles servers;
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();

  Placements(Engine engine) {
    this.engine = engine;
    this.servers = new ServerFiles(engine.drivers());
  }

  /** Where the image is, or will be, on a server. */
  static FileLocation location(
      DistributionServer server, ServedProtocol served, SoftwareImage image) {
    String digest =
        image
            .digest(DigestAlgorithm.SHA_256)
            .or(() -> image.digests().stream().findFirst())
            .map(each -> each.hex().substring(0, DIGITS))
            .orElseThrow();
    return new FileLocation(
        served.protocol(),
        server.host(),
        OptionalInt.of(served.port()),
        served.path(digest + "-" + image.fileName()));
  }

  /**
   * Makes sure that the image is there, as a device will fetch it. May take as long as the image
   * takes to get there and back.
   *
   * @return false when another assignment is just putting it there
   */
  boolean ensure(Work work, DistributionServer server, ServedProtocol served)
      throws DriverException, InterruptedException {
    String name = name(server, served, work.image());
    Instant last = seen.get(name);
    if (last != null && work.now().isBefore(last.plus(BELIEVED_FOR))) {
      return true;
    }
    if (!work.acquire(resource(server, work.image()), 1)) {
      return false;
    }
    try {
      if (!isThere(work, server, served)) {
        work.comment(
            "putting " + work.image().fileName() + " on distribution server " + server.id());
        tell(() -> engine.placements().forget(name));
        put(work, server);
        if (!isThere(work, server, served)) {
          throw ServerFiles.failure(
              server,
              FailureKind.INTEGRITY,
              "what "
                  + served.protocol()
                  + " gives from "
                  + location(server, served, work.image()).path()
                  + " is not what was put there; the homes of its protocols may not be one folder",
              "");
        }
      }
      seen.put(name, work.now());
      return true;
    } finally {
      engine.permits().release(resource(server, work.image()), work.assignment().id());
    }
  }

  /** A device did not get it from there: next time it is looked at, and read. */
  void doubt(DistributionServer server, TransferProtocol protocol, SoftwareImage image) {
    server
        .served(protocol)
        .map(served -> name(server, served, image))
        .ifPresent(
            name -> {
              seen.remove(name);
              tell(() -> engine.placements().forget(name));
            });
  }

  private static String name(
      DistributionServer server, ServedProtocol served, SoftwareImage image) {
    return server.id() + "/" + location(server, served, image);
  }

  private boolean isThere(Work work, DistributionServer server, ServedProtocol served)
      throws DriverException, InterruptedException {
    return servers.with(
        server,
        served,
        work.device().credentials(),
        work.device(),
        session -> isThere(work, session, server, served));
  }

  private boolean isThere(
      Work work, FileSession session, DistributionServer server, ServedProtocol served)
      throws DriverException, InterruptedException {
    String path = location(server, served, work.image()).path();
    String name = name(server, served, work.image());
    if (!ServerFiles.hasSize(session, path, work.image())) {
      return false;
    }
    // Before it is read: what is replaced meanwhile has another revision afterwards.
    Optional<String> now = ServerFiles.revision(session, path, work.image());
    if (now.isPresent() && now.equals(found(name))) {
      work.comment(name + " is as it was when it was read last: " + now.get());
      return true;
    }
    boolean there = ServerFiles.isImage(session, path, work.image());
    if (there) {
      now.ifPresent(revision -> tell(() -> engine.placements().remember(name, revision)));
    }
    return there;
  }

  private Optional<String> found(String name) {
    try {
      return engine.placements().find(name);
    } catch (SwimException e) {
      LOG.warn("{}; the file is read again", e.getMessage());
      return Optional.empty();
    }
  }

  private static void tell(Runnable change) {
    try {
      change.run();
    } catch (SwimException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  /** By the first of its protocols that takes it. */
  private void put(Work work, DistributionServer server)
      throws DriverException, InterruptedException {
    List<DriverException> failures = new ArrayList<>();
    for (ServedProtocol each : server.protocols()) {
      try (ImageContent content = engine.files().open(work.image())) {
        servers.with(
            server,
            each,
            work.device().credentials(),
            work.device(),
            session -> {
              ServerFiles.put(session, location(server, each, work.image()).path(), content);
              return each;
            });
        return;
      } catch (DriverException e) {
        failures.add(e);
      } catch (IOException e) {
        throw ServerFiles.failure(
            server, FailureKind.INTERNAL, "the image can't be read: " + e.getMessage(), "");
      }
    }
    DriverException last = failures.get(failures.size() - 1);
    throw ServerFiles.failure(
        server,
        last.kind(),
        "the image can't be put there: "
            + String.join(
                "; ", failures.stream().map(e -> String.valueOf(e.getMessage())).toList()),
        last.deviceWords());
  }

  private static String resource(DistributionServer server, SoftwareImage image) {
    return "placement/" + server.id() + "/" + image.id();
  }
}
