package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.device.DistributionServer;
import io.swim.device.ServedProtocol;
import io.swim.device.TransferProtocol;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.Task;
import io.swim.job.UpgradeRequest;
import io.swim.spi.ServerDirectory;
import io.swim.store.FolderImageStore;
import io.swim.store.InMemoryPermitStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One place at a server, and two devices: the second gets it however it ended with the first. */
class ServerPlacesTest {
  private static final Task COPY = new Task.TestCopy(50_000);

  @TempDir Path folder;
  private final VirtualRun lab = new VirtualRun();
  private final byte[] bytes = new byte[1000];
  private final FakeUploads uploads = new FakeUploads(bytes);
  private final MemoryServer memory = new MemoryServer();
  private final List<DistributionServer> servers = new ArrayList<>();
  private final FakeDevice first = lab.network.add("sw-1");
  private final FakeDevice second = lab.network.add("sw-2");

  @BeforeEach
  void oneServerWithOnePlace() throws Exception {
    servers.add(
        DistributionServer.of(
                "lab",
                "10.0.0.1",
                ServedProtocol.of(TransferProtocol.TFTP),
                ServedProtocol.of(TransferProtocol.SFTP))
            .withSlots(1));
    String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    for (FakeDevice each : List.of(first, second)) {
      each.runsOnly(
          new FakeFile(
              "fake-1.0.bin", bytes.length, "1.0", new Digest(DigestAlgorithm.MD5, md5), true));
    }
    uploads.manners.put(TransferProtocol.TFTP, FakeUploads.Manner.SENDS_ALL);
    ServerDirectory directory = () -> servers;
    InMemoryPermitStore durable = new InMemoryPermitStore();
    lab.settings =
        builder ->
            builder
                .fileServer(uploads)
                .register(uploads)
                .register(new AnyImage())
                .register(memory)
                .distributionServers(directory)
                .permitStore(durable)
                .transfersPerServer(1);
  }

  private Assignment run(UpgradeEngine engine, Task task, FakeDevice device) {
    JobRun run = engine.submit(UpgradeRequest.of("key " + device.id(), task, List.of(device.id())));
    lab.time.run();
    return lab.assignment(run, device);
  }

  @Test
  void aBackupThatCanNotBeKeptGivesItsPlaceBack() throws Exception {
    Path images = Files.createDirectory(folder.resolve("images"));
    lab.images = new FolderImageStore(images);
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      Files.delete(images);
      Assignment failed = run(engine, new Task.Backup(), first);
      Files.createDirectory(images);
      Assignment end = run(engine, new Task.Backup(), second);

      assertThat(failed.state()).isEqualTo(AssignmentState.FAILED);
      assertThat(failed.failure().orElseThrow().kind()).isEqualTo(FailureKind.CAPACITY);
      assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    }
  }

  @Test
  void aDefectWhileTheImageIsPutOnAServerGivesItsPlaceBack() {
    memory.onOpen =
        () -> {
          throw new IllegalStateException("the vault of the host is sealed");
        };
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      Assignment failed = run(engine, COPY, first);
      memory.onOpen = () -> {};
      Assignment end = run(engine, COPY, second);

      assertThat(failed.state()).isEqualTo(AssignmentState.ABORTED);
      assertThat(failed.failure().orElseThrow().message()).contains("the vault");
      assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
    }
  }

  @Test
  void aPlaceThatADeadProcessHadTakenIsGivenBackThoughTheServerIsGone() {
    memory.onOpen =
        () -> {
          throw new MortalJobStore.ProcessDied();
        };
    UpgradeEngine dead = lab.engine(lab.time);
    dead.start();
    JobRun run = dead.submit(UpgradeRequest.of("copy", COPY, List.of(first.id())));
    assertThatThrownBy(lab.time::run).isInstanceOf(MortalJobStore.ProcessDied.class);
    memory.onOpen = () -> {};
    DistributionServer lost = servers.remove(0);
    VirtualTime later = new VirtualTime(lab.time.clock().instant());
    lab.time.handOver(later);
    try (UpgradeEngine engine = lab.engine(later)) {
      engine.start();
      later.run();
      assertThat(lab.assignment(run, first).state()).isEqualTo(AssignmentState.SUCCESS);

      servers.add(lost);
      JobRun next = engine.submit(UpgradeRequest.of("next", COPY, List.of(second.id())));
      later.run();

      Assignment end = lab.assignment(next, second);
      assertThat(end.state()).as(end.toString()).isEqualTo(AssignmentState.SUCCESS);
      assertThat(end.attempts().toString()).contains("from server lab");
    }
  }
}
