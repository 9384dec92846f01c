package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.job.AssignmentState;
import io.swim.job.Direction;
import io.swim.job.JobRun;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.TransferFault;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Arista switches through the engine: every protocol that they have, and what goes wrong. */
class AristaEosTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(OtherModels.arista7050())));
  }

  @ParameterizedTest
  @EnumSource(TransferProtocol.class)
  void aSwitchFetchesItsImageAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, protocol));

      Outcomes.assertUpgraded(lab, run, protocol + " started by SSH");
      assertThat(lab.transcript(run)).contains("SENT boot system flash:");
    }
  }

  @Test
  void aSwitchIsSentItsImageAndRunsIt() throws Exception {
    try (FleetLab lab = lab(EveryServer.writable(TransferProtocol.SCP))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PUSH, TransferProtocol.SCP));

      Outcomes.assertUpgraded(lab, run, "SCP pushed");
    }
  }

  @Test
  void theNextProtocolFollowsWhereALoginIsRefused() throws Exception {
    try (FleetLab lab =
        lab(fleet -> fleet.faults(TransferFault.spoilLogin(TransferProtocol.SCP)))) {
      JobRun run =
          lab.upgrade(
              EveryServer.over(Direction.PULL, TransferProtocol.SCP, TransferProtocol.HTTP));

      Outcomes.assertUpgraded(lab, run, "HTTP started by SSH");
      assertThat(Outcomes.transfers(lab.only(run)).get(0).failure().orElseThrow().text())
          .contains("did not take the login of");
    }
  }

  @Test
  void aRefusedReloadLeavesTheOldImageToBoot() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      List<String> boots = lab.device().bootVariables();
      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(lab.device().bootVariables()).isEqualTo(boots);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aDamagedCopyIsNeverBooted() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.corruptWrites()))) {
      List<String> boots = lab.device().bootVariables();
      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(lab.device().bootVariables()).isEqualTo(boots);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
