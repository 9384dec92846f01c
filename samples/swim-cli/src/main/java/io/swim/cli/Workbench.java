package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.UpgradeEngineBuilder;
import io.swim.cli.inventory.Inventory;
import io.swim.spi.FileServer;
import io.swim.spi.TranscriptStore;
import io.swim.ssh.CliDrivers;
import io.swim.ssh.Platforms;
import io.swim.store.FolderConditionStore;
import io.swim.store.FolderPlacementStore;
import io.swim.store.InMemoryTranscriptStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An inventory and an engine over it. Closed too when the process is told to end. */
final class Workbench implements AutoCloseable {
  private final Platforms platforms;
  private final Inventory inventory;
  private final Path data;
  private final Path repository;
  private Optional<UpgradeEngine> engine = Optional.empty();
  private Optional<RunFolder> folder = Optional.empty();
  private TranscriptStore transcripts = new InMemoryTranscriptStore();
  private Runnable lastWords = () -> {};
  private boolean closed;

  Workbench(Swim swim) {
    this.platforms = swim.platforms();
    this.inventory = Inventory.read(swim.inventory(), platforms.platforms());
    this.data = swim.data;
    this.repository = swim.repository();
    Runtime.getRuntime().addShutdownHook(new Thread(this::cutShort, "swim-end"));
  }

  /**
   * What is still to be said if the process is told to end before this is closed. It is said when
   * the engine is closed already, so that no device goes on after its line.
   */
  synchronized void beforeAnEarlyEnd(Runnable value) {
    lastWords = value;
  }

  /** The process is told to end. */
  synchronized void cutShort() {
    if (!closed) {
      closed = true;
      try {
        engine.ifPresent(UpgradeEngine::close);
        lastWords.run();
      } finally {
        folder.ifPresent(RunFolder::close);
      }
    }
  }

  /** Where the engine, made after that, keeps what is said to devices. */
  void transcripts(TranscriptStore value) {
    transcripts = value;
  }

  Inventory inventory() {
    return inventory;
  }

  /** An engine that serves no files. */
  UpgradeEngine engine() {
    return build(UpgradeEngine.builder());
  }

  /** An engine with servers that devices fetch from, and send to. */
  UpgradeEngine engine(List<FileServer> servers) {
    UpgradeEngineBuilder builder = UpgradeEngine.builder();
    servers.forEach(builder::fileServer);
    return build(builder);
  }

  /** The same with the servers up. */
  UpgradeEngine engineThatServes(List<FileServer> servers) {
    UpgradeEngine built = engine(servers);
    servers.forEach(OurServers::start);
    return built;
  }

  Path data() {
    return data;
  }

  /** The folder of this process. */
  synchronized RunFolder runFolder() {
    RunFolder run = folder.orElseGet(() -> RunFolder.in(data));
    folder = Optional.of(run);
    return run;
  }

  private synchronized UpgradeEngine build(UpgradeEngineBuilder builder) {
    RunFolder run = runFolder();
    if (platforms != Platforms.bundled()) {
      CliDrivers.register(platforms, builder);
    }
    UpgradeEngine built =
        builder
            .devices(inventory)
            .credentials(inventory)
            .distributionServers(inventory)
            .fetchRoutes(inventory.routes())
            .hostKeys(KnownHosts.in(data, inventory::sshAddresses))
            .placementStore(new FolderPlacementStore(data.resolve("placements")))
            .conditionStore(new FolderConditionStore(data.resolve("conditions")))
            .platforms(platforms)
            .transcriptStore(transcripts)
            .imageStore(new RunImages(Repository.in(run.path()), repository))
            .discoverDrivers(Workbench.class.getClassLoader())
            .build();
    engine = Optional.of(built);
    return built;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      engine.ifPresent(UpgradeEngine::close);
      folder.ifPresent(RunFolder::close);
    }
  }
}
