package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.Takeover;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Software that takes over while traffic goes on: a Nexus, and a pair of Catalyst 9500. */
class InServiceUpgradeTest {
  @TempDir Path folder;

  static Stream<SimulatedModel> devices() {
    return Stream.of(SimulatedModels.nexus9300(), SimulatedModels.catalyst9500Pair());
  }

  private FleetLab lab(SimulatedModel model, Fault... faults) throws IOException {
    FleetLab lab = EveryServer.lab(folder, fleet -> fleet.model(model));
    lab.device().inject(faults);
    return lab;
  }

  private static Assignment upgraded(FleetLab lab, AssignmentState expected) throws Exception {
    JobRun run = lab.upgrade(options -> options.withTakeover(Takeover.IN_SERVICE));
    assertThat(lab.only(run).state())
        .as("%s%n%s", lab.only(run), lab.transcript(run))
        .isEqualTo(expected);
    return lab.only(run);
  }

  @ParameterizedTest
  @MethodSource("devices")
  void theNewVersionRunsAndNothingHasRebooted(SimulatedModel model) throws Exception {
    try (FleetLab lab = lab(model)) {
      upgraded(lab, AssignmentState.SUCCESS);

      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void aDeviceThatWouldInterruptTrafficIsLeftAsItIs(SimulatedModel model) throws Exception {
    try (FleetLab lab = lab(model, InstallFault.interruptsTraffic())) {
      Assignment end = upgraded(lab, AssignmentState.FAILED);
      var failure = end.failure().orElseThrow();

      assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(failure.message()).contains("can't change its software in service");
      assertThat(orders(lab, end)).isEmpty();
      assertThat(lab.device().runningVersion()).isNotEqualTo(lab.newVersion());
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void aSessionThatIsLostMeanwhileIsNoSecondOrder(SimulatedModel model) throws Exception {
    try (FleetLab lab = lab(model, InstallFault.dropSessionDuring(InstallOperation.ACTIVATE))) {
      Assignment end = upgraded(lab, AssignmentState.SUCCESS);

      assertThat(orders(lab, end)).hasSize(1);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  /** The commands by which new software takes over, as often as they were sent. */
  private static List<String> orders(FleetLab lab, Assignment assignment) {
    return lab.sent(assignment).stream()
        .filter(command -> command.matches("install activate .*issu.*|install all .*"))
        .toList();
  }
}
