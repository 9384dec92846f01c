package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.device.DistributionServer;
import io.swim.device.ServedProtocol;
import io.swim.device.ServerId;
import io.swim.device.TransferProtocol;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FetchFrom;
import io.swim.job.Finding;
import io.swim.job.JobRun;
import io.swim.job.Passage;
import io.swim.job.RunStatus;
import io.swim.job.Severity;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.spi.ServerDirectory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Devices fetch from the distribution server of their location; the image gets there once. */
class DistributionServerTest {
  private VirtualRun lab = new VirtualRun();
  private final MemoryServer memory = new MemoryServer();
  private DistributionServer server =
      DistributionServer.of(
          "lab",
          "10.0.0.1",
          ServedProtocol.of(TransferProtocol.TFTP),
          ServedProtocol.of(TransferProtocol.SFTP).withHome("/srv/tftp"));

  private UpgradeEngine engine() {
    ServerDirectory directory = () -> List.of(server);
    lab.settings = builder -> builder.distributionServers(directory).register(memory);
    return lab.engine(lab.time);
  }

  private JobRun copy(FetchFrom from) {
    try (UpgradeEngine engine = engine()) {
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of("test", new Task.TestCopy(50_000), lab.network.ids())
                  .withOptions(
                      UpgradeOptions.DEFAULT.withDistribution(
                          UpgradeOptions.DEFAULT.distribution().withFrom(from))));
      lab.time.run();
      return engine.run(run.id()).orElseThrow();
    }
  }

  /** Over SFTP the folder has another name, but it is the same folder. */
  private void oneFolder() {
    server = MemoryServer.WITH_ONE_FOLDER;
  }

  @Test
  void theImageIsPutThereOnceForAllDevices() {
    oneFolder();
    List<FakeDevice> devices = lab.network.addMany(12);

    JobRun run = copy(FetchFrom.LOCATION);

    for (FakeDevice each : devices) {
      Assignment end = lab.assignment(run, each);
      assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
      assertThat(end.attempts())
          .extracting(Attempt::protocol)
          .contains("TFTP started by SNMP from server lab");
    }
    assertThat(memory.writes).hasSize(1);
    assertThat(memory.writes.get(0)).matches("[0-9a-f]{16}-swim-test-.*\\.bin\\.part");
    assertThat(memory.files.keySet()).allMatch(name -> name.endsWith(".bin"));
  }

  @Test
  void anotherEngineFindsItThereByItsDigest() {
    oneFolder();
    lab.network.add("sw-1");
    copy(FetchFrom.LOCATION);
    lab = new VirtualRun();
    lab.network.add("sw-1");

    JobRun run = copy(FetchFrom.LOCATION);

    assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(memory.writes).hasSize(1);
  }

  @Test
  void aFileThatWasSpoiledThereIsReplaced() {
    oneFolder();
    lab.network.add("sw-1");
    copy(FetchFrom.LOCATION);
    memory.files.replaceAll((name, bytes) -> new byte[bytes.length]);
    lab = new VirtualRun();
    lab.network.add("sw-1");

    JobRun run = copy(FetchFrom.LOCATION);

    assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(memory.writes).hasSize(2);
  }

  @Test
  void homesThatAreNotOneFolderAreToldAndNoDeviceIsTouched() {
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = lab.assignment(copy(FetchFrom.LOCATION), device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.INTEGRITY);
    assertThat(end.failure().orElseThrow().message()).contains("lab", "TFTP", "one folder");
    assertThat(device.files()).hasSize(1);
  }

  @Test
  void protocolsThatTheServerLacksAreAReasonOfTheServer() {
    server = DistributionServer.of("lab", "10.0.0.1", ServedProtocol.of(TransferProtocol.FTP));
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = lab.assignment(copy(FetchFrom.LOCATION), device);

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message())
        .contains("distribution server lab, with [FTP], serves none of [SCP, SFTP")
        .contains("TFTP]");
    assertThat(device.files()).hasSize(1);
  }

  @Test
  void aLoginThatTheServerRefusesIsNoRefusalOfTheDevice() {
    oneFolder();
    memory.refusesLogins = true;
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = lab.assignment(copy(FetchFrom.LOCATION), device);

    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(end.failure().orElseThrow().message()).contains("server lab", "refused");
    assertThat(device.refusedLogins()).isZero();
  }

  @Test
  void theNextWayIsTriedAtOnceWhereAServerFails() {
    memory.refusesLogins = true;
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = lab.assignment(copy(FetchFrom.LOCATION), device);

    List<Attempt> copies =
        end.attempts().stream().filter(attempt -> attempt.way().isPresent()).toList();
    assertThat(copies)
        .extracting(Attempt::protocol)
        .containsExactly(
            "TFTP started by SNMP from server lab", "TFTP started by SSH from server lab");
    assertThat(copies).extracting(Attempt::startedAt).containsOnly(copies.get(0).startedAt());
    assertThat(end.passages())
        .filteredOn(passage -> passage.state() == AssignmentState.FAILED)
        .extracting(Passage::enteredAt)
        .containsExactly(copies.get(0).startedAt());
  }

  @Test
  void aDeviceOfAnotherLocationFetchesFromUs() {
    oneFolder();
    server = server.withLocations(Set.of("Berlin"));
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = lab.assignment(copy(FetchFrom.LOCATION), device);

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(memory.writes).isEmpty();
  }

  @Test
  void aServerThatSpeaksNothingOfTheJobIsFoundOutByValidation() {
    server = DistributionServer.of("lab", "10.0.0.1", ServedProtocol.of(TransferProtocol.SFTP));
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = lab.assignment(copy(FetchFrom.LOCATION), device);

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message())
        .contains("none of [SCP, SFTP, FTP, HTTPS, HTTP, TFTP] can be");
  }

  @Test
  void aJobMayNameTheServerOrNone() {
    oneFolder();
    server = server.withLocations(Set.of("Berlin"));
    FakeDevice device = lab.network.add("sw-1");

    Assignment named = lab.assignment(copy(new FetchFrom.Server(new ServerId("lab"))), device);
    lab = new VirtualRun();
    FakeDevice other = lab.network.add("sw-1");
    server = server.withLocations(Set.of());
    Assignment ourselves = lab.assignment(copy(FetchFrom.OURSELVES), other);

    assertThat(ourselves.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(named.attempts().toString()).contains("from server lab");
    assertThat(ourselves.attempts().toString()).doesNotContain("from server");
  }

  @Test
  void verifyingSaysWhatWorksAndLeavesNothing() throws Exception {
    oneFolder();
    try (UpgradeEngine engine = engine()) {
      List<Finding> findings = engine.verify(new ServerId("lab"));

      assertThat(findings).noneMatch(each -> each.severity() == Severity.ERROR);
      assertThat(findings)
          .extracting(Finding::message)
          .contains("SFTP takes files", "TFTP gives what was put there");
      assertThat(memory.files).isEmpty();

      memory.refusesLogins = true;
      assertThat(engine.verify(new ServerId("lab")))
          .anyMatch(
              each ->
                  each.severity() == Severity.ERROR
                      && each.message().contains("530 Login incorrect"));
      assertThatThrownBy(() -> engine.verify(new ServerId("nowhere")))
          .isInstanceOf(SwimException.class)
          .hasMessageContaining("nowhere");
    }
  }
}
