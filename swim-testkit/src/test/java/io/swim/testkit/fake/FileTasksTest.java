package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.FlashPath;
import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
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
import io.swim.job.Backup;
import io.swim.job.JobRun;
import io.swim.job.OnWarnings;
import io.swim.job.Passage;
import io.swim.job.Severity;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups, downloads and deletions of files of a device. */
class FileTasksTest {
  private static final FlashPath RUNNING = new FlashPath("flash:", "fake-1.0.bin");

  @TempDir Path folder;
  private final VirtualRun lab = new VirtualRun();
  private final byte[] bytes = new byte[100_000];
  private final FakeUploads uploads = new FakeUploads(random(bytes));
  private FakeDevice device;
  private Path downloads;

  private static byte[] random(byte[] bytes) {
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void aDeviceThatRunsTheseBytes() throws Exception {
    device = lab.network.add("sw-1");
    String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    device.runsOnly(
        new FakeFile(
            "fake-1.0.bin", bytes.length, "1.0", new Digest(DigestAlgorithm.MD5, md5), true));
    lab.images = new FolderImageStore(Files.createDirectory(folder.resolve("images")));
    downloads = Files.createDirectory(folder.resolve("downloads"));
    lab.settings =
        builder -> builder.fileServer(uploads).register(uploads).register(new AnyImage());
    uploads.manners.put(TransferProtocol.TFTP, FakeUploads.Manner.SENDS_ALL);
  }

  private Assignment run(Task task) {
    return run(UpgradeRequest.of("key", task, lab.network.ids()));
  }

  private Assignment run(UpgradeRequest request) {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun run = engine.submit(request);
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  private byte[] stored(String image) throws IOException {
    try (ImageContent content = lab.images.open(new ImageId(image))) {
      return content.stream(0).readAllBytes();
    }
  }

  @Test
  void theRunningImageComesIntoTheRepository() throws Exception {
    Assignment end = run(new Task.Backup());

    assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.note()).contains("flash:fake-1.0.bin", "of the repository", "MD5");
    assertThat(stored("fake-1.0.bin")).isEqualTo(bytes);
    assertThat(uploads.isAllClosed()).isTrue();
    assertThat(device.files()).containsOnlyKeys("fake-1.0.bin");
    assertThat(device.reboots()).isZero();
  }

  @Test
  void anImageThatTheRepositoryHasIsNotSentAgain() {
    Assignment end;
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      engine.submit(UpgradeRequest.of("once", new Task.Backup(), lab.network.ids()));
      lab.time.run();
      JobRun again =
          engine.submit(UpgradeRequest.of("again", new Task.Backup(), lab.network.ids()));
      lab.time.run();
      end = lab.assignment(again, device);
    }

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.note()).contains("fake-1.0.bin", "already");
    assertThat(uploads.sent).hasSize(1);
  }

  @Test
  void aDeviceThatRunsAListOfPackagesIsRefusedBeforeAnythingIsDone() {
    device.runsOnly(
        new FakeFile(
            "packages.conf", 5, "1.0", new Digest(DigestAlgorithm.MD5, "5".repeat(32)), true));

    Assignment end = run(new Task.Backup());

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message())
        .contains("flash:packages.conf", "no image file");
    assertThat(uploads.sent).isEmpty();
  }

  @Test
  void theNextProtocolFollowsWhereOneFails() {
    uploads.manners.put(TransferProtocol.TFTP, FakeUploads.Manner.BREAKS);
    uploads.manners.put(TransferProtocol.FTP, FakeUploads.Manner.SENDS_ALL);

    Assignment end = run(request(new Task.Backup(), TransferProtocol.TFTP, TransferProtocol.FTP));

    assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.attempts())
        .filteredOn(attempt -> attempt.way().isPresent())
        .extracting(Attempt::protocol)
        .containsExactly("TFTP upload started by SSH", "FTP upload started by SSH");
  }

  private UpgradeRequest request(Task task, TransferProtocol... order) {
    UpgradeOptions options = UpgradeOptions.DEFAULT;
    return UpgradeRequest.of("key", task, lab.network.ids())
        .withOptions(options.withProtocols(options.protocols().withTransfer(List.of(order))));
  }

  @Test
  void whatIsShorterThanTheFileOrHasOtherBytesIsNotKept() {
    uploads.manners.put(TransferProtocol.TFTP, FakeUploads.Manner.SENDS_HALF);
    uploads.manners.put(TransferProtocol.FTP, FakeUploads.Manner.SENDS_OTHER_BYTES);

    Assignment end = run(request(new Task.Backup(), TransferProtocol.TFTP, TransferProtocol.FTP));

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.INTEGRITY);
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(end.failure().orElseThrow().message())
        .contains("has 100000 bytes, but 50000 came", "on the device; what came has");
    assertThat(lab.images.list()).isEmpty();
    assertThat(folder.resolve("images").toFile().list()).isEmpty();
  }

  @Test
  void aDeviceThatOnlyClaimsToHaveSentTheFileIsNotBelieved() {
    uploads.manners.put(TransferProtocol.TFTP, FakeUploads.Manner.CLAIMS_TO_HAVE_SENT);

    Assignment end = run(new Task.Backup());

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains("never came");
  }

  @Test
  void anUpgradeKeepsWhatRunsBeforeItChangesAnything() throws Exception {
    lab.images.put(image("fake-2.0.bin", "2.0"), ImageContent.of(new byte[5000]));
    UpgradeOptions options = UpgradeOptions.DEFAULT;

    Assignment end =
        run(
            UpgradeRequest.of("key", new ImageId("fake-2.0.bin"), lab.network.ids())
                .withOptions(
                    options.withDistribution(
                        options.distribution().withBackup(Backup.RUNNING_IMAGE))));

    assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.passages())
        .extracting(Passage::state)
        .containsSubsequence(
            AssignmentState.PRECHECK, AssignmentState.BACKING_UP, AssignmentState.DISTRIBUTING);
    assertThat(stored("fake-1.0.bin")).isEqualTo(bytes);
    assertThat(device.version()).isEqualTo("2.0");
  }

  @Test
  void anUpgradeWhoseBackupFailsChangesNothing() throws Exception {
    lab.images.put(image("fake-2.0.bin", "2.0"), ImageContent.of(new byte[5000]));
    uploads.manners.put(TransferProtocol.TFTP, FakeUploads.Manner.BREAKS);
    UpgradeOptions options = UpgradeOptions.DEFAULT;

    Assignment end =
        run(
            UpgradeRequest.of("key", new ImageId("fake-2.0.bin"), lab.network.ids())
                .withOptions(
                    options
                        .withScope(UpgradeScope.DISTRIBUTE)
                        .withDistribution(
                            options.distribution().withBackup(Backup.RUNNING_IMAGE))));

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(end.failure().orElseThrow().text()).contains("%Error writing");
    assertThat(device.files()).containsOnlyKeys("fake-1.0.bin");
  }

  @Test
  void aFileComesIntoAFolderOfTheHost() throws Exception {
    Assignment end = run(new Task.Download(RUNNING, downloads));

    assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(downloads.resolve("fake-1.0.bin")).hasBinaryContent(bytes);
    assertThat(downloads.toFile().list()).hasSize(1);
  }

  @Test
  void aFileOfTheHostIsNeverReplaced() throws Exception {
    Files.writeString(downloads.resolve("fake-1.0.bin"), "mine");

    Assignment end = run(new Task.Download(RUNNING, downloads));

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(downloads.resolve("fake-1.0.bin")).hasContent("mine");
    assertThat(uploads.sent).isEmpty();
  }

  @Test
  void aBrokenDownloadLeavesNoPartBehind() throws Exception {
    uploads.manners.put(TransferProtocol.TFTP, FakeUploads.Manner.SENDS_HALF);

    Assignment end = run(new Task.Download(RUNNING, downloads));

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    try (Stream<Path> left = Files.list(downloads)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void filesThatNothingNeedsAreDeleted() {
    device.files().put("old.bin", new FakeFile("old.bin", 5, "", FakeFile.OTHER, false));

    Assignment end =
        run(
            new Task.Delete(
                List.of(new FlashPath("flash:", "old.bin"), new FlashPath("flash:", "gone.txt"))));

    assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.note())
        .isEqualTo("not there any more: flash:old.bin; was not there: flash:gone.txt");
    assertThat(device.files()).containsOnlyKeys("fake-1.0.bin");
  }

  @Test
  void aNameThatWasNeverThereIsNoDeletedFile() {
    Assignment end = run(new Task.Delete(List.of(new FlashPath("flash:", "nosuch.bin"))));

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.isAlreadyDone()).isTrue();
    assertThat(end.note()).contains("was not there", "flash:nosuch.bin");
  }

  @Test
  void aConfigurationIsNotDeletedByAJobThatHeedsWarnings() {
    device.files().put("my.conf", new FakeFile("my.conf", 5, "", FakeFile.OTHER, false));
    Task task = new Task.Delete(List.of(new FlashPath("flash:", "my.conf")));

    Assignment kept =
        run(
            UpgradeRequest.of("careful", task, lab.network.ids())
                .withOptions(UpgradeOptions.DEFAULT.withOnWarnings(OnWarnings.SKIP)));
    assertThat(kept.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(kept.failure().orElseThrow().message())
        .contains("flash:my.conf", "does not come back as it is");
    assertThat(device.files()).containsKey("my.conf");
  }

  @Test
  void aConfigurationIsDeletedWhereAJobSaysSo() {
    device.files().put("my.conf", new FakeFile("my.conf", 5, "", FakeFile.OTHER, false));

    Assignment deleted = run(new Task.Delete(List.of(new FlashPath("flash:", "my.conf"))));

    assertThat(deleted.findings().get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(deleted.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.files()).doesNotContainKey("my.conf");
  }

  @Test
  void whatTheDeviceBootsIsNotDeletedNorAnythingBesideIt() {
    device.files().put("old.bin", new FakeFile("old.bin", 5, "", FakeFile.OTHER, false));

    Assignment end = run(new Task.Delete(List.of(new FlashPath("flash:", "old.bin"), RUNNING)));

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message()).contains("the device boots it");
    assertThat(device.files()).containsOnlyKeys("fake-1.0.bin", "old.bin");
  }

  @Test
  void whatItRunsWithoutAnyBootListIsWhatItBoots() {
    device.bootList(List.of());

    Assignment end = run(new Task.Delete(List.of(RUNNING)));

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(device.files()).containsKey("fake-1.0.bin");
  }

  @Test
  void whatItOnlyRunsIsDeletedWithAWarning() {
    device.files().put("next.bin", new FakeFile("next.bin", 5, "1.1", FakeFile.OTHER, true));
    device.bootList(List.of("flash:next.bin"));

    Assignment end = run(new Task.Delete(List.of(RUNNING)));

    assertThat(end.findings().get(0).message()).contains("is what the device runs now");
    assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
  }

  @Test
  void theSameEndComesWhereverTheProcessDies() throws Exception {
    int deaths = 0;
    boolean died = true;
    while (died) {
      FileTasksTest each = new FileTasksTest();
      each.folder = Files.createDirectory(folder.resolve("death-" + deaths));
      each.aDeviceThatRunsTheseBytes();
      died = each.diesAfter(deaths);
      deaths++;
    }
    assertThat(deaths).isGreaterThan(6);
  }

  private boolean diesAfter(int writes) throws Exception {
    MortalJobStore mortal = new MortalJobStore(lab.jobs, writes);
    lab.jobs = mortal;
    UpgradeEngine first = lab.engine(lab.time);
    first.start();
    JobRun run = first.submit(UpgradeRequest.of("k", new Task.Backup(), lab.network.ids()));
    boolean died = lab.runThroughDeath(mortal);
    Assignment end = lab.assignment(run, device);
    assertThat(end.state())
        .as("after write %s: %s", writes, end)
        .isIn(AssignmentState.SUCCESS, AssignmentState.SKIPPED);
    assertThat(stored("fake-1.0.bin")).isEqualTo(bytes);
    return died;
  }

  private SoftwareImage image(String name, String version) {
    return new SoftwareImage(
        new ImageId(name),
        name,
        FakeDevice.PLATFORM,
        ImageKind.SYSTEM,
        version,
        "",
        "",
        5000,
        List.of(new Digest(DigestAlgorithm.MD5, "2".repeat(32))),
        ImageRequirements.NONE,
        "",
        "",
        VirtualRun.START);
  }
}
