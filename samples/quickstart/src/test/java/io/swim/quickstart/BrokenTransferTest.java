package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.Direction;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.UpgradeScope;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.TransferFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left on a device when a transfer breaks; also in target/broken-transfers.md. */
class BrokenTransferTest {
  private static final List<String> TABLE =
      new CopyOnWriteArrayList<>(
          List.of("| transfer | ends as | on flash | attempts |", "|---|---|---|---|"));
  private static final String OLD = "c2960-lanbasek9-mz.122-55.SE3.bin";
  private static final long SIZE = 512 << 10;

  @TempDir Path folder;

  @AfterAll
  static void writeTable() throws IOException {
    Files.write(Files.createDirectories(Path.of("target")).resolve("broken-transfers.md"), TABLE);
  }

  /** One transfer, and where it breaks. */
  record Row(Direction direction, TransferProtocol protocol, int percent) {
    TransferFault fault() {
      return TransferFault.breakOnceAtByte(SIZE * percent / 100);
    }

    @Override
    public String toString() {
      return direction + " " + protocol + " at " + percent + " %";
    }
  }

  static Stream<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int percent : new int[] {10, 50, 99}) {
      for (TransferProtocol protocol : TransferProtocol.values()) {
        rows.add(new Row(Direction.PULL, protocol, percent));
      }
      rows.add(new Row(Direction.PUSH, TransferProtocol.SCP, percent));
    }
    return rows.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void leavesTheImageOrNothing(Row row) throws Exception {
    UnaryOperator<SimulatedFleetBuilder> shape =
        fleet ->
            EveryServer.writable(TransferProtocol.SCP)
                .apply(fleet.faults(row.fault(), TransferFault.keepPartialCopies()));
    try (FleetLab lab = EveryServer.lab(folder, shape)) {
      JobRun run =
          lab.upgrade(
              options ->
                  EveryServer.over(row.direction(), row.protocol())
                      .apply(options.withScope(UpgradeScope.DISTRIBUTE)));

      Assignment end = lab.only(run);
      String left =
          String.join(
              ", ", lab.device().flash().files().stream().map(each -> each.name()).toList());
      TABLE.add(line(row, end, left));
      if (end.state() == AssignmentState.SUCCESS) {
        // All of it had arrived when the connection broke, and the digest proved it.
        assertThat(onFlash(lab, lab.image.fileName())).isEqualTo(image(lab));
      } else {
        assertThat(end.state()).as(lab.transcript(run)).isEqualTo(AssignmentState.FAILED);
        assertThat(left).isEqualTo(OLD);
      }
    }
  }

  private static byte[] onFlash(FleetLab lab, String name) throws IOException {
    try (InputStream in = lab.device().flash().open(name)) {
      return in.readAllBytes();
    }
  }

  private byte[] image(FleetLab lab) throws IOException {
    return Files.readAllBytes(folder.resolve(lab.image.fileName()));
  }

  private static String line(Row row, Assignment end, String left) {
    List<String> attempts =
        end.attempts().stream()
            .filter(each -> each.way().isPresent())
            .map(BrokenTransferTest::words)
            .toList();
    return "| "
        + row
        + " | "
        + end.state()
        + " | "
        + left
        + " | "
        + String.join("<br>", attempts)
        + " |";
  }

  private static String words(Attempt attempt) {
    return attempt.protocol() + ": " + attempt.failure().map(FailureReason::text).orElse("copied");
  }
}
