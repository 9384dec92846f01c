package io.swim;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.internal.EmbeddedDispatcher;
import io.swim.internal.Engine;
import io.swim.internal.Events;
import io.swim.internal.Pause;
import io.swim.internal.Publications;
import io.swim.internal.Receptions;
import io.swim.internal.Retrievals;
import io.swim.internal.TestFiles;
import io.swim.internal.Threads;
import io.swim.spi.Alarm;
import io.swim.spi.BundleReader;
import io.swim.spi.ConditionStore;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceDirectory;
import io.swim.spi.Dispatcher;
import io.swim.spi.Driver;
import io.swim.spi.FetchRoutes;
import io.swim.spi.FileClient;
import io.swim.spi.FileServer;
import io.swim.spi.HostKeyStore;
import io.swim.spi.ImageCatalogue;
import io.swim.spi.ImageGroupStore;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.ImageStore;
import io.swim.spi.JobStore;
import io.swim.spi.PermitStore;
import io.swim.spi.PlacementStore;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.RetrievalStore;
import io.swim.spi.ServerDirectory;
import io.swim.spi.SessionFactory;
import io.swim.spi.TranscriptStore;
import io.swim.spi.Validator;
import io.swim.store.InMemoryConditionStore;
import io.swim.store.InMemoryHostKeyStore;
import io.swim.store.InMemoryImageGroupStore;
import io.swim.store.InMemoryJobStore;
import io.swim.store.InMemoryPermitStore;
import io.swim.store.InMemoryPlacementStore;
import io.swim.store.InMemoryRetrievalStore;
import io.swim.store.InMemoryTranscriptStore;
import io.swim.validation.Validators;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Puts an engine together. Not thread-safe. No part may be null: a setter says which one was. Only
 * {@link #devices} and {@link #credentials} have no default; stores default to memory, and images
 * to a temporary folder.
 *
 * <p>What is closed with the engine: file servers, session factories, the dispatcher, the alarm,
 * and the executor and temporary folder if the engine made them. Stores, catalogues and an executor
 * of the host's stay as they are. So each engine needs file servers, session factories and a
 * dispatcher of its own.
 */
public final class UpgradeEngineBuilder {
  private final Discovery parts = new Discovery();
  private final List<FileServer> servers = new ArrayList<>();
  private final List<ImageCatalogue> catalogues = new ArrayList<>();
  private final List<Validator> validators = new ArrayList<>(Validators.standard());
  private @Nullable DeviceDirectory devices;
  private @Nullable CredentialsProvider credentials;
  private @Nullable ImageStore imageStore;
  private @Nullable Executor executor;
  private @Nullable Dispatcher dispatcher;
  private @Nullable Alarm alarm;
  private JobStore jobStore = new InMemoryJobStore();
  private TranscriptStore transcriptStore = new InMemoryTranscriptStore();
  private PlacementStore placementStore = new InMemoryPlacementStore();
  private PermitStore permitStore = new InMemoryPermitStore();
  private ConditionStore conditionStore = new InMemoryConditionStore();
  private RetrievalStore retrievalStore = new InMemoryRetrievalStore();
  private ImageGroupStore imageGroupStore = new InMemoryImageGroupStore();
  private HostKeyStore hostKeys = new InMemoryHostKeyStore();
  private Clock clock = Clock.systemUTC();
  private ServerDirectory distributionServers = ServerDirectory.NONE;
  private FetchRoutes routes = FetchRoutes.DIRECT;
  private int transfersPerServer = 5;

  UpgradeEngineBuilder() {}

  /** The host's devices; without them nothing is built. */
  public UpgradeEngineBuilder devices(DeviceDirectory value) {
    devices = Objects.requireNonNull(value, "devices");
    return this;
  }

  /** The host's secrets; without them nothing is built. */
  public UpgradeEngineBuilder credentials(CredentialsProvider value) {
    credentials = Objects.requireNonNull(value, "credentials");
    return this;
  }

  /** Where images are kept. Defaults to a temporary folder, deleted when the engine is closed. */
  public UpgradeEngineBuilder imageStore(ImageStore value) {
    imageStore = Objects.requireNonNull(value, "imageStore");
    return this;
  }

  /** Where jobs, runs and assignments are kept. Defaults to memory: they end with the process. */
  public UpgradeEngineBuilder jobStore(JobStore value) {
    jobStore = Objects.requireNonNull(value, "jobStore");
    return this;
  }

  /** Where it is kept what was said with devices. Defaults to memory. */
  public UpgradeEngineBuilder transcriptStore(TranscriptStore value) {
    transcriptStore = Objects.requireNonNull(value, "transcriptStore");
    return this;
  }

  /** Places at servers. Defaults to memory, where another process does not see them. */
  public UpgradeEngineBuilder permitStore(PermitStore value) {
    permitStore = Objects.requireNonNull(value, "permitStore");
    return this;
  }

  /** What was found on distribution servers. Kept, it spares later processes reading it back. */
  public UpgradeEngineBuilder placementStore(PlacementStore value) {
    placementStore = Objects.requireNonNull(value, "placementStore");
    return this;
  }

  /**
   * Why devices are not operational. A durable job store needs a durable one of these: in memory, a
   * device that a person has to look at is upgraded by the next process without a word.
   */
  public UpgradeEngineBuilder conditionStore(ConditionStore value) {
    conditionStore = Objects.requireNonNull(value, "conditionStore");
    return this;
  }

  /** Where retrieval plans are kept. Defaults to memory. */
  public UpgradeEngineBuilder retrievalStore(RetrievalStore value) {
    retrievalStore = Objects.requireNonNull(value, "retrievalStore");
    return this;
  }

  /** Where groups of images are kept. Defaults to memory. */
  public UpgradeEngineBuilder imageGroupStore(ImageGroupStore value) {
    imageGroupStore = Objects.requireNonNull(value, "imageGroupStore");
    return this;
  }

  /** The SSH host keys of devices and servers. Defaults to memory. */
  public UpgradeEngineBuilder hostKeys(HostKeyStore value) {
    hostKeys = Objects.requireNonNull(value, "hostKeys");
    return this;
  }

  /** A server of ours that devices fetch from; closed with the engine. */
  public UpgradeEngineBuilder fileServer(FileServer value) {
    servers.add(Objects.requireNonNull(value, "fileServer"));
    return this;
  }

  /** Devices that may fetch from one server at once. Defaults to 5. */
  public UpgradeEngineBuilder transfersPerServer(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("transfers per server must be at least 1");
    }
    transfersPerServer = value;
    return this;
  }

  /** Servers outside of this JVM that devices fetch from. Defaults to none. */
  public UpgradeEngineBuilder distributionServers(ServerDirectory value) {
    distributionServers = Objects.requireNonNull(value, "distributionServers");
    return this;
  }

  /** How devices reach the file servers. Defaults to straight from their address. */
  public UpgradeEngineBuilder fetchRoutes(FetchRoutes value) {
    routes = Objects.requireNonNull(value, "fetchRoutes");
    return this;
  }

  /** Asked after the standard validators. */
  public UpgradeEngineBuilder validator(Validator value) {
    validators.add(Objects.requireNonNull(value, "validator"));
    return this;
  }

  /**
   * What is known of platforms: versions, and who is recognised. Drivers that were discovered know
   * the bundled platforms only; for a platform of the host's register drivers too ({@code
   * CliDrivers} of swim-ssh does both).
   */
  public UpgradeEngineBuilder platforms(PlatformCatalog value) {
    parts.platforms(Objects.requireNonNull(value, "platforms"));
    return this;
  }

  /** Does what it is a driver for; wins over a discovered one of its id. */
  public UpgradeEngineBuilder register(Driver driver) {
    parts.register(Objects.requireNonNull(driver, "driver"));
    return this;
  }

  /** Opens sessions; wins over a discovered one of its id. Closed with the engine. */
  public UpgradeEngineBuilder register(SessionFactory<?> factory) {
    parts.register(Objects.requireNonNull(factory, "factory"));
    return this;
  }

  /** Speaks file protocols; wins over a discovered one of its id. */
  public UpgradeEngineBuilder register(FileClient client) {
    parts.register(Objects.requireNonNull(client, "client"));
    return this;
  }

  /** Recognises images; wins over a discovered one of its id. */
  public UpgradeEngineBuilder register(ImageRecognizer recognizer) {
    parts.register(Objects.requireNonNull(recognizer, "recognizer"));
    return this;
  }

  /** Opens bundles; wins over a discovered one of its id. */
  public UpgradeEngineBuilder register(BundleReader reader) {
    parts.register(Objects.requireNonNull(reader, "reader"));
    return this;
  }

  /**
   * A vendor's catalogue to import from; never discovered, since it needs an account. Stays the
   * host's, which closes it.
   */
  public UpgradeEngineBuilder register(ImageCatalogue catalogue) {
    catalogues.add(Objects.requireNonNull(catalogue, "catalogue"));
    return this;
  }

  /**
   * Takes every driver, session factory, recognizer, bundle reader and platform catalog that {@link
   * java.util.ServiceLoader} finds with that class loader, unless one of its id is registered.
   */
  public UpgradeEngineBuilder discoverDrivers(ClassLoader loader) {
    parts.discover(Objects.requireNonNull(loader, "loader"));
    return this;
  }

  /** Where blocking work runs. Defaults to virtual threads, or to a growing pool before Java 21. */
  public UpgradeEngineBuilder executor(Executor value) {
    executor = Objects.requireNonNull(value, "executor");
    return this;
  }

  /** Defaults to a timer in this JVM. */
  public UpgradeEngineBuilder dispatcher(Dispatcher value) {
    dispatcher = Objects.requireNonNull(value, "dispatcher");
    return this;
  }

  /** What retrieval plans are run by. Defaults to a timer in this JVM. */
  public UpgradeEngineBuilder alarm(Alarm value) {
    alarm = Objects.requireNonNull(value, "alarm");
    return this;
  }

  /** All times come from it. Defaults to the clock of this machine. */
  public UpgradeEngineBuilder clock(Clock value) {
    clock = Objects.requireNonNull(value, "clock");
    return this;
  }

  /**
   * The engine, not started yet.
   *
   * @throws SwimException CONFIGURATION when something is missing, or two parts share an id
   */
  public UpgradeEngine build() {
    DeviceDirectory knownDevices = required(devices, "devices");
    CredentialsProvider knownCredentials = required(credentials, "credentials");
    parts.check();
    checkCatalogues();
    Optional<ExecutorService> own =
        executor == null ? Optional.of(Threads.forBlockingWork()) : Optional.empty();
    Executor work = own.isPresent() ? own.get() : Objects.requireNonNull(executor);
    Events events = new Events();
    Optional<Path> temporary =
        imageStore == null ? Optional.of(TemporaryImages.folder()) : Optional.empty();
    ImageStore images =
        temporary.isPresent()
            ? TemporaryImages.storeIn(temporary.get())
            : required(imageStore, "an image store");
    TestFiles files = new TestFiles(images);
    Publications publications = new Publications(servers, files, routes, events, clock);
    StoredImageRepository repository = repository(images, events, work);
    EmbeddedDispatcher embedded = new EmbeddedDispatcher(clock, work);
    Retrievals retrievals =
        new Retrievals(
            retrievalStore,
            repository,
            knownCredentials,
            alarm == null ? embedded : alarm,
            events,
            clock);
    Engine engine =
        new Engine(
            jobStore,
            images,
            files,
            transcriptStore,
            placementStore,
            permitStore,
            conditionStore,
            knownDevices,
            distributionServers,
            knownCredentials,
            hostKeys,
            parts.platforms(),
            parts.drivers(),
            List.copyOf(validators),
            publications,
            new Receptions(publications),
            repository,
            events,
            dispatcher == null ? embedded : dispatcher,
            work,
            clock,
            transfersPerServer);
    return new DefaultUpgradeEngine(
        engine,
        repository,
        new StoredImageGroups(imageGroupStore, images),
        new StoredRetrievalPlans(retrievalStore, retrievals, clock),
        retrievals,
        own,
        temporary);
  }

  private StoredImageRepository repository(ImageStore images, Events events, Executor work) {
    ImageJudge judge = new ImageJudge(parts.of(ImageRecognizer.class), parts.platforms());
    ImagesInUse inUse = new ImagesInUse(jobStore);
    ImageLocks locks = new ImageLocks();
    RemoteImages remote = new RemoteImages(parts.of(FileClient.class), hostKeys, clock);
    return new StoredImageRepository(
        images,
        new SourceBytes(images, remote),
        new CatalogueImages(
            catalogues,
            (catalogue, image, acceptance) ->
                events.agreementAccepted(clock.instant(), catalogue, image, acceptance),
            Pause::of),
        judge,
        new BundleImports(images, judge, parts.of(BundleReader.class), locks, inUse, clock),
        new ImageFinder(images, parts.platforms()),
        locks,
        inUse,
        work,
        clock);
  }

  private void checkCatalogues() {
    Set<String> ids = new HashSet<>();
    for (ImageCatalogue catalogue : catalogues) {
      if (!ids.add(catalogue.id())) {
        throw new SwimException(
            ErrorCode.CONFIGURATION, "two catalogues have the id '" + catalogue.id() + "'");
      }
    }
  }

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new SwimException(ErrorCode.CONFIGURATION, "the engine needs " + name);
    }
    return value;
  }
}
