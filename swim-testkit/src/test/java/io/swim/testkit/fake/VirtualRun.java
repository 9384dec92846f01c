package io.swim.testkit.fake;

import io.swim.UpgradeEngine;
import io.swim.UpgradeEngineBuilder;
import io.swim.fault.SwimException;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.spi.Alarm;
import io.swim.spi.ImageStore;
import io.swim.spi.JobStore;
import io.swim.spi.TranscriptStore;
import io.swim.store.InMemoryJobStore;
import io.swim.store.InMemoryTranscriptStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** A network of fake devices, an image for them, and engines over one store. */
final class VirtualRun {
  static final Instant START = Instant.parse("2026-01-01T02:00:00Z");
  static final SoftwareImage IMAGE =
      new SoftwareImage(
          new ImageId("fake-2.0.bin"),
          "fake-2.0.bin",
          FakeDevice.PLATFORM,
          ImageKind.SYSTEM,
          "2.0",
          "",
          "",
          16L << 20,
          List.of(new Digest(DigestAlgorithm.MD5, "2".repeat(32))),
          ImageRequirements.NONE,
          "",
          "",
          START);

  /** Of the engine at work: another one goes on with {@link #later}. */
  VirtualTime time = new VirtualTime(START);

  final FakeNetwork network = new FakeNetwork(time.clock());
  TranscriptStore transcripts = new InMemoryTranscriptStore();
  JobStore jobs = new InMemoryJobStore();
  ImageStore images = new SomeImages(List.of(IMAGE));
  Executor executor = Runnable::run;
  UnaryOperator<UpgradeEngineBuilder> lastWord = UnaryOperator.identity();
  UnaryOperator<UpgradeEngineBuilder> settings = UnaryOperator.identity();

  /** A new engine over the store, as after a restart of the process; time stays. */
  UpgradeEngine engine(VirtualTime dispatcher) {
    UpgradeEngineBuilder equipped =
        network.equip(
            settings.apply(
                UpgradeEngine.builder().transfersPerServer(1000).alarm(new NeverRings())));
    return lastWord
        .apply(equipped)
        .jobStore(jobs)
        .transcriptStore(transcripts)
        .imageStore(images)
        .dispatcher(dispatcher)
        .executor(executor)
        .build();
  }

  /** Runs a job on all devices to its end. */
  JobRun upgrade(UnaryOperator<UpgradeOptions> options) {
    try (UpgradeEngine engine = engine(time)) {
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of("job", IMAGE.id(), network.ids())
                  .withOptions(options.apply(UpgradeOptions.DEFAULT)));
      time.run();
      return engine.run(run.id()).orElseThrow();
    }
  }

  /** The same, with a store in which something happens once the job is in it. */
  JobRun upgradeArmed(StoreProxy store, UpgradeOptions options) {
    try (UpgradeEngine engine = engine(time)) {
      engine.start();
      JobRun run =
          engine.submit(UpgradeRequest.of("job", IMAGE.id(), network.ids()).withOptions(options));
      store.arm();
      time.run();
      store.disarm();
      return store.store.run(run.id()).orElseThrow();
    }
  }

  /**
   * Runs on, and where the process dies another one goes on with what is in the store: what it had
   * in memory is gone, its timers too.
   *
   * @return whether it died
   */
  boolean runThroughDeath(MortalJobStore mortal) {
    boolean died = false;
    try {
      time.run();
    } catch (MortalJobStore.ProcessDied e) {
      died = true;
    }
    jobs = mortal.survivor();
    if (died) {
      try (UpgradeEngine second = engine(later())) {
        second.start();
        time.run();
      }
    }
    return died;
  }

  /** The time of the next engine, from now on; timers of the one before are gone. */
  VirtualTime later() {
    VirtualTime next = new VirtualTime(time.clock().instant());
    time.handOver(next);
    time = next;
    return next;
  }

  Assignment assignment(JobRun run, FakeDevice device) {
    return jobs.assignment(new AssignmentId(run.id(), device.id())).orElseThrow();
  }

  /** No retrieval plans: nothing of a dead engine's goes on in real time. */
  private static final class NeverRings implements Alarm {
    @Override
    public void at(Instant due, Runnable task) {}

    @Override
    public void close() {}
  }

  /** Has images, and no bytes. */
  record SomeImages(List<SoftwareImage> all) implements ImageStore {
    @Override
    public void put(SoftwareImage image, ImageContent content) {
      throw new SwimException(io.swim.fault.ErrorCode.STORE_FAILED, "read only");
    }

    @Override
    public void update(SoftwareImage image) {}

    @Override
    public Optional<SoftwareImage> find(ImageId id) {
      return all.stream().filter(image -> image.id().equals(id)).findFirst();
    }

    @Override
    public List<SoftwareImage> list() {
      return all;
    }

    @Override
    public ImageContent open(ImageId id) {
      return ImageContent.of(new byte[0]);
    }

    @Override
    public boolean delete(ImageId id) {
      return false;
    }

    @Override
    public long freeBytes() {
      return Long.MAX_VALUE;
    }
  }
}
