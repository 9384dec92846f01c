package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import io.swim.spi.ServerDirectory;
import io.swim.store.FolderImageStore;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody cleans up on a distribution server while the engine runs for months. */
class CleanedServerTest {
  private static final ImageId IMAGE = new ImageId("fake-2.0.bin");

  @TempDir Path folder;
  private final VirtualRun lab = new VirtualRun();
  private final byte[] bytes = new byte[5000];
  private final MemoryServer memory = new MemoryServer();
  private final FakeDevice first = lab.network.add("sw-1");
  private final FakeDevice second = lab.network.add("sw-2");

  @BeforeEach
  void devicesThatFetchFromTheServer() throws Exception {
    ServerDirectory directory = () -> List.of(MemoryServer.WITH_ONE_FOLDER);
    lab.settings =
        builder ->
            builder
                .distributionServers(directory)
                .register(memory)
                .register(new MemoryFetches(lab.network, memory, bytes));
    lab.images = new FolderImageStore(folder);
    String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    lab.images.put(
        new SoftwareImage(
            IMAGE,
            IMAGE.value(),
            FakeDevice.PLATFORM,
            ImageKind.SYSTEM,
            "2.0",
            "",
            "",
            bytes.length,
            List.of(new Digest(DigestAlgorithm.MD5, md5)),
            ImageRequirements.NONE,
            "",
            "",
            VirtualRun.START),
        ImageContent.of(bytes));
  }

  private Assignment copy(UpgradeEngine engine, FakeDevice device) {
    JobRun run =
        engine.submit(
            UpgradeRequest.of("to " + device.id(), IMAGE, List.of(device.id()))
                .withOptions(UpgradeOptions.DEFAULT.withScope(UpgradeScope.DISTRIBUTE)));
    lab.time.run();
    Assignment end = lab.assignment(run, device);
    assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    return end;
  }

  private static Stream<FailureReason> failures(Assignment end) {
    return end.attempts().stream().map(Attempt::failure).flatMap(Optional::stream);
  }

  @Test
  void theImageIsPutThereAgainWhereADeviceCouldNotFetchIt() {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      copy(engine, first);
      memory.files.clear();

      Assignment end = copy(engine, second);

      assertThat(failures(end))
          .extracting(FailureReason::deviceWords)
          .containsExactly("File not found");
      assertThat(memory.files).hasSize(1);
      assertThat(memory.writes).hasSize(2);
    }
  }

  @Test
  void whatWasSpoiledThereIsReplacedWhenADeviceGotSomethingElse() {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      copy(engine, first);
      memory.files.replaceAll((name, good) -> new byte[] {1});

      Assignment end = copy(engine, second);

      assertThat(failures(end)).extracting(FailureReason::kind).contains(FailureKind.INTEGRITY);
      assertThat(memory.files.values()).containsExactly(bytes);
    }
  }

  @Test
  void someHoursLaterItIsLookedForBeforeADeviceIsSentThere() {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      copy(engine, first);
      memory.files.clear();
      lab.time.runUntil(lab.time.clock().instant().plus(Duration.ofHours(5)));

      Assignment end = copy(engine, second);

      assertThat(failures(end)).isEmpty();
      assertThat(memory.writes).hasSize(2);
    }
  }

  @Test
  void whatWasComparedLatelyIsNotReadAgain() {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      copy(engine, first);
      memory.onOpen =
          () -> {
            throw new IllegalStateException("nobody has to look there");
          };

      copy(engine, second);

      assertThat(memory.writes).hasSize(1);
    }
  }
}
