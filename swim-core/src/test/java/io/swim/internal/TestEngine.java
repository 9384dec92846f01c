package io.swim.internal;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.SnmpCredentials;
import io.swim.job.AssignmentId;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.Dispatcher;
import io.swim.spi.FetchRoutes;
import io.swim.spi.FileServer;
import io.swim.spi.ImageStore;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.ServerDirectory;
import io.swim.spi.SessionFactory;
import io.swim.store.InMemoryConditionStore;
import io.swim.store.InMemoryHostKeyStore;
import io.swim.store.InMemoryJobStore;
import io.swim.store.InMemoryPermitStore;
import io.swim.store.InMemoryPlacementStore;
import io.swim.store.InMemoryTranscriptStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the parts of an engine share, without drivers, and a dispatcher that only remembers. */
final class TestEngine {
  static final Instant NOW = Instant.parse("2026-01-01T02:00:00Z");

  private TestEngine() {}

  static Engine of(Remembering dispatcher, ImageStore images, FileServer... servers) {
    return of(List.of(), dispatcher, images, servers);
  }

  /** With what opens sessions. */
  static Engine of(
      List<SessionFactory<?>> sessions,
      Remembering dispatcher,
      ImageStore images,
      FileServer... servers) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Events events = new Events();
    Publications publications =
        new Publications(
            List.of(servers), new TestFiles(images), FetchRoutes.DIRECT, events, clock);
    return new Engine(
        new InMemoryJobStore(),
        images,
        new TestFiles(images),
        new InMemoryTranscriptStore(),
        new InMemoryPlacementStore(),
        new InMemoryPermitStore(),
        new InMemoryConditionStore(),
        TestEngine::device,
        ServerDirectory.NONE,
        new NoCredentials(),
        new InMemoryHostKeyStore(),
        PlatformCatalog.NONE,
        new DriverCatalog(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), List.of(), List.of(), List.of(), sessions),
        List.of(),
        publications,
        new Receptions(publications),
        (name, staged, description) -> {
          throw new IllegalStateException(name + " is nothing for this engine");
        },
        events,
        dispatcher,
        Runnable::run,
        clock,
        5);
  }

  private static Optional<Device> device(DeviceId id) {
    return Optional.of(Device.of(id.value(), "127.0.0.1"));
  }

  /** Calls nobody, and refuses so often. */
  static final class Remembering implements Dispatcher {
    final List<AssignmentId> scheduled = new ArrayList<>();
    int refusals;

    @Override
    public void start(Consumer<AssignmentId> work) {}

    @Override
    public void schedule(AssignmentId id, Instant due) {
      if (refusals > 0) {
        refusals--;
        throw new IllegalStateException("the queue is full");
      }
      scheduled.add(id);
    }

    @Override
    public void close() {}
  }

  private static final class NoCredentials implements CredentialsProvider {
    @Override
    public Optional<CliCredentials> cli(Device device) {
      return Optional.empty();
    }

    @Override
    public Optional<SnmpCredentials> snmp(Device device) {
      return Optional.empty();
    }
  }
}
