package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.fault.FailureKind;
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
import io.swim.store.FolderImageStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the device is not the image: what our server sent tells where it was spoiled. */
class SentBytesTest {
  private static final ImageId IMAGE = new ImageId("fake-2.0.bin");

  @TempDir Path folder;
  private final VirtualRun lab = new VirtualRun();
  private final FakeDevice device = lab.network.add("sw-1");
  private final FakeFetches fetches = new FakeFetches(lab.network);
  private final byte[] bytes = new byte[5000];

  @BeforeEach
  void anImageWithEveryDigest() throws Exception {
    lab.images = new FolderImageStore(folder);
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
            List.of(
                FakeFetches.digest(DigestAlgorithm.MD5, bytes),
                FakeFetches.digest(DigestAlgorithm.SHA_256, bytes)),
            ImageRequirements.NONE,
            "",
            "",
            VirtualRun.START),
        ImageContent.of(bytes));
    lab.settings = builder -> builder.fileServer(fetches).register(fetches);
  }

  private Assignment distribute() {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of("key", IMAGE, lab.network.ids())
                  .withOptions(UpgradeOptions.DEFAULT.withScope(UpgradeScope.DISTRIBUTE)));
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  private static List<Attempt> copies(Assignment end) {
    return end.attempts().stream().filter(attempt -> attempt.way().isPresent()).toList();
  }

  @Test
  void whatOurServerSentStandsBesideTheTry() throws Exception {
    Assignment end = distribute();

    assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(copies(end))
        .extracting(attempt -> attempt.sent().orElseThrow())
        .containsExactly(FakeFetches.digest(DigestAlgorithm.SHA_256, bytes));
  }

  @Test
  void ourServerMayNoticeTheEndLaterThanTheDevice() throws Exception {
    fetches.looksTooEarly = 2;

    Assignment end = distribute();

    assertThat(copies(end))
        .extracting(attempt -> attempt.sent().orElseThrow())
        .containsExactly(FakeFetches.digest(DigestAlgorithm.SHA_256, bytes));
  }

  @Test
  void aFileThatWasChangedInTheRepositoryIsToldAsSuchAndNotSentAgain() throws Exception {
    byte[] other = new byte[bytes.length];
    other[7] = 1;
    Files.write(folder.resolve("fake-2.0.bin.image"), other);

    Assignment end = distribute();

    FailureReason reason = end.failure().orElseThrow();
    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(reason.kind()).isEqualTo(FailureKind.INTEGRITY);
    assertThat(reason.message())
        .contains(
            "our server sent " + FakeFetches.digest(DigestAlgorithm.SHA_256, other),
            "the image " + FakeFetches.digest(DigestAlgorithm.SHA_256, bytes),
            "repository is not the image any more");
    assertThat(copies(end)).hasSize(1);
    assertThat(device.files()).containsOnlyKeys("fake-1.0.bin");
  }

  @Test
  void aFileThatWasSpoiledOnItsWayIsToldAsSuchAndSentAgain() throws Exception {
    fetches.spoils = 1;

    Assignment end = distribute();

    assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(copies(end)).hasSize(2);
    assertThat(end.attempts())
        .filteredOn(attempt -> attempt.state() == AssignmentState.VERIFYING_IMAGE)
        .filteredOn(attempt -> attempt.failure().isPresent())
        .extracting(attempt -> attempt.failure().orElseThrow().message())
        .singleElement()
        .asString()
        .contains(
            "our server sent the right bytes, "
                + FakeFetches.digest(DigestAlgorithm.SHA_256, bytes),
            "spoiled on the way");
  }
}
