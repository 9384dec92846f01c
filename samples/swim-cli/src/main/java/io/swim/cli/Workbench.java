package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.UpgradeEngineBuilder;
import io.swim.cli.inventory.Inventory;
import io.swim.spi.FileServer;
import io.swim.ssh.Platforms;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** An inventory and an engine over it. Closed too when the process is told to end. */
final class Workbench implements AutoCloseable {
  private static final String KNOWN_HOSTS = "known_hosts";

  private final Inventory inventory;
  private final Path data;
  private Optional<UpgradeEngine> engine = Optional.empty();
  private Optional<RunFolder> folder = Optional.empty();
  private Runnable lastWords = () -> {};
  private boolean closed;

  Workbench(Swim swim) {
    Path file = swim.inventory;
    if (file == null) {
      throw new BadInput("which devices? Give --inventory FILE");
    }
    this.inventory = Inventory.read(file, Platforms.bundled().platforms());
    this.data = swim.data;
    Runtime.getRuntime().addShutdownHook(new Thread(this::cutShort, "swim-end"));
  }

  /** What is still to be said if the process is told to end before this is closed. */
  synchronized void beforeAnEarlyEnd(Runnable value) {
    lastWords = value;
  }

  private synchronized void cutShort() {
    if (!closed) {
      lastWords.run();
      close();
    }
  }

  Inventory inventory() {
    return inventory;
  }

  /** An engine that serves no files. */
  UpgradeEngine engine() {
    return build(UpgradeEngine.builder());
  }

  /** An engine with a server that devices fetch from. */
  UpgradeEngine engine(FileServer server) {
    return build(UpgradeEngine.builder().fileServer(server));
  }

  /** The folder of this process. */
  synchronized RunFolder runFolder() {
    RunFolder run = folder.orElseGet(() -> RunFolder.in(data));
    folder = Optional.of(run);
    return run;
  }

  private synchronized UpgradeEngine build(UpgradeEngineBuilder builder) {
    RunFolder run = runFolder();
    UpgradeEngine built =
        builder
            .devices(inventory)
            .credentials(inventory)
            .hostKeys(new KnownHosts(data.resolve(KNOWN_HOSTS), inventory))
            .platforms(Platforms.bundled())
            .imageStore(images(run))
            .discoverDrivers(Workbench.class.getClassLoader())
            .build();
    engine = Optional.of(built);
    return built;
  }

  private static FolderImageStore images(RunFolder run) {
    try {
      return new FolderImageStore(run.path());
    } catch (IOException e) {
      throw new BadInput(run.path() + " can't hold images: " + Words.because(e), e);
    }
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
