package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.FlashPath;
import io.swim.device.TransferProtocol;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our server can't be made ready for what a device is to send: the next protocol follows. */
class UnpreparedUploadTest {
  @TempDir Path folder;
  private final VirtualRun lab = new VirtualRun();
  private final byte[] bytes = new byte[1000];
  private final FakeUploads uploads = new FakeUploads(bytes);
  private final FakeDevice device = lab.network.add("sw-1");
  private Path downloads;
  private Path images;

  @BeforeEach
  void aDeviceThatSendsOverFtpAndTftp() throws Exception {
    String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    device.runsOnly(
        new FakeFile(
            "fake-1.0.bin", bytes.length, "1.0", new Digest(DigestAlgorithm.MD5, md5), true));
    images = Files.createDirectory(folder.resolve("images"));
    downloads = Files.createDirectory(folder.resolve("downloads"));
    lab.images = new FolderImageStore(images);
    lab.settings =
        builder -> builder.fileServer(uploads).register(uploads).register(new AnyImage());
    uploads.manners.put(TransferProtocol.FTP, FakeUploads.Manner.SENDS_ALL);
    uploads.manners.put(TransferProtocol.TFTP, FakeUploads.Manner.SENDS_ALL);
  }

  private Assignment download(TransferProtocol... order) {
    return run(
        new Task.Download(new FlashPath("flash:", "fake-1.0.bin"), downloads), List.of(order));
  }

  private Assignment run(Task task, List<TransferProtocol> order) {
    UpgradeOptions options = UpgradeOptions.DEFAULT;
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of("key", task, lab.network.ids())
                  .withOptions(options.withProtocols(options.protocols().withTransfer(order))));
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  private static List<Attempt> uploads(Assignment end) {
    return end.attempts().stream().filter(attempt -> attempt.way().isPresent()).toList();
  }

  private static FailureReason onlyFailure(Assignment end) {
    assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(uploads(end))
        .extracting(Attempt::protocol)
        .containsExactly("FTP upload started by SSH", "TFTP upload started by SSH");
    return uploads(end).get(0).failure().orElseThrow();
  }

  @Test
  void theNextProtocolFollowsWhereOurServerHasNoAddressForTheDevice() {
    uploads.noAddressOnce = Optional.of(new IOException("no route to sw-1"));

    Assignment end = download(TransferProtocol.FTP, TransferProtocol.TFTP);

    FailureReason reason = onlyFailure(end);
    assertThat(reason.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(reason.message()).contains("FTP", "no route to sw-1");
    assertThat(downloads.toFile().list()).containsExactly("fake-1.0.bin");
  }

  @Test
  void theNextProtocolFollowsWhereOurServerIsWrong() {
    uploads.defectOnce = Optional.of(new UnsupportedOperationException("not today"));

    Assignment end = run(new Task.Backup(), List.of(TransferProtocol.FTP, TransferProtocol.TFTP));

    FailureReason reason = onlyFailure(end);
    assertThat(reason.kind()).isEqualTo(FailureKind.INTERNAL);
    assertThat(reason.message()).contains("not today");
    assertThat(images.toFile().list()).hasSize(2);
  }

  @Test
  void theReasonIsToldWhereNoProtocolIsLeft() {
    uploads.noAddressOnce = Optional.of(new IOException("no route to sw-1"));

    Assignment end = download(TransferProtocol.TFTP);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(end.failure().orElseThrow().message())
        .contains("TFTP upload started by SSH", "no route to sw-1");
    assertThat(downloads.toFile().list()).isEmpty();
  }

  @Test
  void noPartOfAFileStaysWhereTheHostHasNoRouteForTheDevice() {
    lab.lastWord =
        builder ->
            builder.fetchRoutes(
                device -> {
                  throw new IOException("no such name");
                });

    Assignment end = download(TransferProtocol.FTP, TransferProtocol.TFTP);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(uploads(end)).hasSize(2);
    assertThat(end.failure().orElseThrow().message())
        .contains("can't serve sw-1 at 127.0.0.1: no such name");
    assertThat(downloads.toFile().list()).isEmpty();
  }

  @Test
  void noImageIsStagedWhereTheHostHasNoRouteForTheDevice() {
    lab.lastWord =
        builder ->
            builder.fetchRoutes(
                device -> {
                  throw new IllegalStateException("the inventory is away");
                });

    Assignment end = run(new Task.Backup(), List.of(TransferProtocol.TFTP));

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains("the inventory is away");
    assertThat(images.toFile().list()).isEmpty();
  }
}
