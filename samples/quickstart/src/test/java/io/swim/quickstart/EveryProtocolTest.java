package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.FileLocation;
import io.swim.device.TransferProtocol;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.Direction;
import io.swim.job.FetchFrom;
import io.swim.job.JobRun;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.TransferFault;
import io.swim.transfer.tftp.TftpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images reach a device over each protocol, and over the next one where one fails. */
class EveryProtocolTest {
  @TempDir Path folder;

  private static void assertUpgraded(FleetLab lab, JobRun run) {
    assertThat(lab.only(run).state())
        .as("%s%n%s", lab.only(run), lab.transcript(run))
        .isEqualTo(AssignmentState.SUCCESS);
    assertThat(lab.device().runningVersion()).isEqualTo(FleetLab.NEW_VERSION);
    assertThat(lab.device().rebootCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(TransferProtocol.class)
  void aDeviceFetchesItsImageAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = EveryServer.lab(folder, fleet -> fleet)) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, protocol));

      assertUpgraded(lab, run);
      assertThat(Outcomes.transfers(lab.only(run)))
          .extracting(Attempt::protocol)
          .containsExactly(protocol + " started by SSH");
    }
  }

  @Test
  void aDeviceIsSentItsImageAndRunsIt() throws Exception {
    try (FleetLab lab = EveryServer.lab(folder, EveryServer.writable(TransferProtocol.SCP))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PUSH, TransferProtocol.SCP));

      assertUpgraded(lab, run);
      assertThat(Outcomes.transfers(lab.only(run)))
          .extracting(Attempt::protocol)
          .containsExactly("SCP pushed");
    }
  }

  @Test
  void aJobMayNameAFileOnATftpServerThatIsNotOurs() throws Exception {
    Path served = Files.createDirectory(folder.resolve("served"));
    try (FleetLab lab = EveryServer.lab(folder, fleet -> fleet);
        TftpServer other =
            TftpServer.builder()
                .bind(new InetSocketAddress("127.0.0.2", lab.port(TransferProtocol.TFTP)))
                .folder(served)
                .build()) {
      other.start();
      Files.copy(folder.resolve(lab.image.fileName()), served.resolve("next.bin"));
      FileLocation file =
          new FileLocation(TransferProtocol.TFTP, "127.0.0.2", OptionalInt.empty(), "next.bin");

      JobRun run =
          lab.upgrade(
              options ->
                  EveryServer.over(Direction.PULL, TransferProtocol.TFTP)
                      .apply(
                          options.withDistribution(
                              options.distribution().withFrom(new FetchFrom.File(file)))));

      assertUpgraded(lab, run);
      assertThat(lab.transcript(run)).contains("tftp://127.0.0.2/next.bin");
    }
  }

  /** Three refusals of three kinds, and a success. */
  @Test
  void theNextProtocolOfTheOrderFollowsUntilOneWorks() throws Exception {
    Fault[] faults = {
      TransferFault.lacksClient(TransferProtocol.SCP),
      TransferFault.spoilLogin(TransferProtocol.SFTP),
      TransferFault.breakOnceAtByte(100_000)
    };
    try (FleetLab lab = EveryServer.lab(folder, fleet -> fleet.faults(faults))) {
      JobRun run =
          lab.upgrade(
              EveryServer.over(
                  Direction.PULL,
                  TransferProtocol.SCP,
                  TransferProtocol.SFTP,
                  TransferProtocol.FTP,
                  TransferProtocol.TFTP));

      assertUpgraded(lab, run);
      List<Attempt> attempts = Outcomes.transfers(lab.only(run));
      assertThat(attempts)
          .extracting(Attempt::protocol)
          .containsExactly(
              "SCP started by SSH",
              "SFTP started by SSH",
              "FTP started by SSH",
              "TFTP started by SSH");
      assertThat(reason(attempts.get(0))).contains("Invalid input");
      assertThat(reason(attempts.get(1)))
          .contains("Authentication failed", "no transfer was begun", "it turned away 127.")
          .contains("is wrong, used up or meant for another address");
      assertThat(reason(attempts.get(2))).contains("Connection reset", "of 524288 bytes");
      assertThat(attempts.get(3).failure()).isEmpty();
    }
  }

  @Test
  void theDefaultOrderBeginsWithTheFirstProtocolThatIsServed() throws Exception {
    try (FleetLab lab = EveryServer.lab(folder, fleet -> fleet)) {
      JobRun run = lab.upgrade(options -> options);

      assertUpgraded(lab, run);
      assertThat(Outcomes.transfers(lab.only(run)))
          .extracting(Attempt::protocol)
          .allSatisfy(protocol -> assertThat(protocol).startsWith("SCP "));
    }
  }

  private static String reason(Attempt attempt) {
    return attempt.failure().orElseThrow().text();
  }
}
