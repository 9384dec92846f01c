package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.image.ImageId;
import io.swim.job.Assignment;
import io.swim.job.AssignmentBuilder;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.JobId;
import io.swim.job.JobRun;
import io.swim.job.OnError;
import io.swim.job.RunId;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeJob;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Letters are devices: S success, F failed, R rolled back, A needs attention, N not verified, X
 * aborted, D skipped since done already, V skipped since validation forbade it, P begun, - pending.
 */
class RunConductorTest {
  private static final RunId RUN = new RunId("run");

  @TempDir Path folder;
  private final TestEngine.Remembering dispatcher = new TestEngine.Remembering();
  private Engine engine;

  @BeforeEach
  void make() throws IOException {
    engine = TestEngine.of(dispatcher, new FolderImageStore(folder));
  }

  private static AssignmentId id(int number) {
    return new AssignmentId(RUN, new DeviceId("sw-" + number));
  }

  private static Assignment assignment(AssignmentId id, char letter) {
    AssignmentBuilder builder = Assignment.pending(id, TestEngine.NOW).toBuilder();
    FailureReason reason =
        new FailureReason(
            FailureKind.REJECTED, "why", "", AssignmentState.PRECHECK, DeviceEffect.NONE);
    switch (letter) {
      case 'S' -> builder.enter(AssignmentState.SUCCESS, TestEngine.NOW);
      case 'F' -> builder.failure(reason).enter(AssignmentState.FAILED, TestEngine.NOW);
      case 'R' -> builder.failure(reason).enter(AssignmentState.ROLLED_BACK, TestEngine.NOW);
      case 'A' -> builder.failure(reason).enter(AssignmentState.NEEDS_ATTENTION, TestEngine.NOW);
      case 'N' -> builder.failure(reason).enter(AssignmentState.NOT_VERIFIED, TestEngine.NOW);
      case 'X' -> builder.enter(AssignmentState.ABORTED, TestEngine.NOW);
      case 'D' -> builder.enter(AssignmentState.SKIPPED, TestEngine.NOW);
      case 'V' -> builder.failure(reason).enter(AssignmentState.SKIPPED, TestEngine.NOW);
      case 'P' -> builder.enter(AssignmentState.PRECHECK, TestEngine.NOW);
      case '-' -> {}
      default -> throw new IllegalArgumentException("no device " + letter);
    }
    return builder.next();
  }

  private RunConductor conductor(String devices, UpgradeOptions options) {
    List<Assignment> all = new ArrayList<>();
    for (int i = 0; i < devices.length(); i++) {
      all.add(assignment(id(i), devices.charAt(i)));
    }
    List<DeviceId> ids = all.stream().map(each -> each.id().device()).toList();
    JobId job = new JobId("job");
    JobRun run =
        new JobRun(
            RUN, job, 1, RunStatus.RUNNING, TestEngine.NOW, Optional.empty(), Optional.empty(), 0);
    UpgradeRequest request = UpgradeRequest.of("key", new ImageId("image"), ids);
    engine.jobs().create(new UpgradeJob(job, request, TestEngine.NOW), run, all);
    RunConductor conductor = new RunConductor(engine, options, run);
    conductor.read();
    conductor.start();
    return conductor;
  }

  private JobRun stored() {
    return engine.jobs().run(RUN).orElseThrow();
  }

  private void end(RunConductor conductor, int number, char letter) {
    Assignment before = engine.jobs().assignment(id(number)).orElseThrow();
    Assignment ended =
        before.toBuilder().enter(assignment(id(number), letter).state(), TestEngine.NOW).next();
    assertThat(engine.jobs().replace(ended)).isTrue();
    conductor.ended(ended);
  }

  @ParameterizedTest
  @CsvSource({
    "S,    SUCCESS",
    "D,    SUCCESS",
    "SD,   SUCCESS",
    "F,    FAILED",
    "R,    FAILED",
    "A,    FAILED",
    "V,    FAILED",
    "FV,   FAILED",
    "FRAV, FAILED",
    "N,    NOT_VERIFIED",
    "NN,   NOT_VERIFIED",
    "X,    ABORTED",
    "XX,   ABORTED",
    "FX,   FAILED",
    "VX,   FAILED",
    "SF,   PARTIAL_SUCCESS",
    "SR,   PARTIAL_SUCCESS",
    "SA,   PARTIAL_SUCCESS",
    "SN,   PARTIAL_SUCCESS",
    "SX,   PARTIAL_SUCCESS",
    "SV,   PARTIAL_SUCCESS",
    "DF,   PARTIAL_SUCCESS",
    "DV,   PARTIAL_SUCCESS",
    "DN,   PARTIAL_SUCCESS",
    "DX,   PARTIAL_SUCCESS",
    "NF,   PARTIAL_SUCCESS",
    "NV,   PARTIAL_SUCCESS",
    "NX,   PARTIAL_SUCCESS",
    "SDFRANXV, PARTIAL_SUCCESS"
  })
  void theVerdictOfARunIsThatOfItsDevices(String devices, RunStatus expected) {
    conductor(devices, UpgradeOptions.DEFAULT);

    assertThat(stored().status()).isEqualTo(expected);
    assertThat(stored().endedAt()).contains(TestEngine.NOW);
    assertThat(dispatcher.scheduled).isEmpty();
  }

  @Test
  void soManyDevicesAreBegunAndTheNextWhenOneHasEnded() {
    RunConductor conductor = conductor("-----", UpgradeOptions.DEFAULT.withParallel(2));
    assertThat(dispatcher.scheduled).containsExactly(id(0), id(1));

    end(conductor, 1, 'F');

    assertThat(dispatcher.scheduled).containsExactly(id(0), id(1), id(2));
    assertThat(stored().status()).isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void whatWasBegunBeforeGoesOnAndCounts() {
    conductor("SP--", UpgradeOptions.DEFAULT.withParallel(2));

    assertThat(dispatcher.scheduled).containsExactly(id(1), id(2));
  }

  @Test
  void anEndThatIsToldTwiceCountsOnce() {
    RunConductor conductor = conductor("--", UpgradeOptions.DEFAULT.withParallel(1));
    end(conductor, 0, 'S');
    conductor.ended(engine.jobs().assignment(id(0)).orElseThrow());

    assertThat(dispatcher.scheduled).containsExactly(id(0), id(1));
    assertThat(stored().status()).isEqualTo(RunStatus.RUNNING);
    end(conductor, 1, 'S');
    assertThat(stored().status()).isEqualTo(RunStatus.SUCCESS);
  }

  @ParameterizedTest
  @CsvSource({"F, true", "R, true", "A, true", "N, true", "X, true", "S, false", "D, false"})
  void aBadEndStopsARunThatShallStop(char letter, boolean stops) {
    RunConductor conductor =
        conductor("---", UpgradeOptions.DEFAULT.withParallel(1).withOnError(OnError.STOP));

    end(conductor, 0, letter);

    assertThat(stored().stop().isPresent()).isEqualTo(stops);
    assertThat(stored().status().isFinal()).isEqualTo(stops);
    assertThat(engine.jobs().assignment(id(2)).orElseThrow().state())
        .isEqualTo(stops ? AssignmentState.ABORTED : AssignmentState.PENDING);
  }

  @Test
  void aDeviceThatWasTakenAndNeverBegunIsFreeWhenItsRunIsStopped() {
    engine.lockDevice(id(0));
    RunConductor conductor = conductor("-----", UpgradeOptions.DEFAULT.withParallel(1));
    engine.lockDevice(id(4));

    conductor.stop("called off");

    AssignmentId ofAnotherRun = new AssignmentId(new RunId("other"), id(4).device());
    assertThat(engine.lockDevice(ofAnotherRun)).isTrue();
  }

  @Test
  void aStoppedRunEndsWithThoseThatWereBegun() {
    RunConductor conductor = conductor("---", UpgradeOptions.DEFAULT.withParallel(2));

    conductor.stop("a person said so");
    assertThat(stored().status()).isEqualTo(RunStatus.RUNNING);
    end(conductor, 0, 'S');
    end(conductor, 1, 'S');

    assertThat(stored().status()).isEqualTo(RunStatus.PARTIAL_SUCCESS);
    assertThat(stored().stop()).contains("a person said so");
    conductor.stop("too late");
    assertThat(stored().stop()).contains("a person said so");
  }
}
