package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import io.swim.spi.PlacementStore;
import io.swim.spi.ServerDirectory;
import io.swim.store.FolderImageStore;
import io.swim.store.InMemoryPlacementStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process read back from a distribution server another one need not read again. */
class RememberedPlacementTest {
  @TempDir Path folder;
  private final byte[] bytes = new byte[5000];
  private final MemoryServer memory = new MemoryServer();
  private PlacementStore placements = new InMemoryPlacementStore();
  private int processes;

  @BeforeEach
  void aServerThatTellsTimes() {
    memory.tellsRevisions = true;
  }

  /** One job for one device, by a process of its own. */
  private Assignment copy() throws Exception {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1");
    lab.images =
        new FolderImageStore(Files.createDirectories(folder.resolve("process-" + processes++)));
    lab.images.put(image(), ImageContent.of(bytes));
    ServerDirectory directory = () -> List.of(MemoryServer.WITH_ONE_FOLDER);
    lab.settings =
        builder ->
            builder
                .placementStore(placements)
                .distributionServers(directory)
                .register(memory)
                .register(new MemoryFetches(lab.network, memory, bytes));
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of("job", image().id(), lab.network.ids())
                  .withOptions(UpgradeOptions.DEFAULT.withScope(UpgradeScope.DISTRIBUTE)));
      lab.time.run();
      Assignment end = lab.assignment(run, device);
      assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
      return end;
    }
  }

  private SoftwareImage image() throws Exception {
    String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    return new SoftwareImage(
        VirtualRun.IMAGE.id(),
        VirtualRun.IMAGE.fileName(),
        FakeDevice.PLATFORM,
        VirtualRun.IMAGE.kind(),
        "2.0",
        "",
        "",
        bytes.length,
        List.of(new Digest(DigestAlgorithm.MD5, md5)),
        VirtualRun.IMAGE.requirements(),
        "",
        "",
        VirtualRun.START);
  }

  private int reads() {
    int reads = memory.reads.size();
    memory.reads.clear();
    return reads;
  }

  @Test
  void whatIsUnchangedIsNotReadBackByALaterProcess() throws Exception {
    copy();
    assertThat(reads()).as("before and after it was put there").isEqualTo(2);

    copy();

    assertThat(reads()).isZero();
    assertThat(memory.writes).hasSize(1);
  }

  @Test
  void whatHasAnotherRevisionIsReadBackAndReplaced() throws Exception {
    copy();
    memory.files.replaceAll((name, good) -> new byte[] {1});
    reads();

    copy();

    assertThat(reads()).isEqualTo(2);
    assertThat(memory.files.values()).containsExactly(bytes);
  }

  @Test
  void anotherImageUnderTheSameRevisionIsReadBack() throws Exception {
    copy();
    bytes[7] = 1;
    reads();

    copy();

    assertThat(reads()).isPositive();
    assertThat(memory.writes).hasSize(2);
  }

  @Test
  void whereTheServerTellsNoRevisionItIsReadBack() throws Exception {
    memory.tellsRevisions = false;
    copy();
    reads();

    copy();

    assertThat(reads()).isEqualTo(1);
  }

  @Test
  void whatADeviceDidNotGetFromThereIsReadBack() throws Exception {
    copy();
    reads();
    Map<String, byte[]> aside = new HashMap<>(memory.files);
    memory.onClose =
        () -> {
          memory.files.clear();
          memory.onClose = () -> {};
        };
    memory.onOpen = () -> memory.files.putAll(aside);

    Assignment end = copy();

    assertThat(end.attempts()).anyMatch(attempt -> attempt.failure().isPresent());
    assertThat(reads()).as("it is there, with the same revision").isEqualTo(1);
  }

  @Test
  void aMemoryThatFailsCostsAReadAndNothingElse() throws Exception {
    placements = new Failing();
    copy();
    reads();

    copy();

    assertThat(reads()).isEqualTo(1);
  }

  private static final class Failing implements PlacementStore {
    private static SwimException failure() {
      return new SwimException(ErrorCode.STORE_FAILED, "the disk is gone");
    }

    @Override
    public Optional<String> find(String place) {
      throw failure();
    }

    @Override
    public void remember(String place, String found) {
      throw failure();
    }

    @Override
    public void forget(String place) {
      throw failure();
    }
  }
}
