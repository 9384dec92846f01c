package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.job.AssignmentState;
import io.swim.job.Direction;
import io.swim.job.JobRun;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.OtherModels;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Comware switches through the engine: every protocol that they have, and what goes wrong. */
class HpeComwareTest {
  private static final String OLD = "flash:/5130ei-cmw710-system-r3507p09.bin";
  private static final String NEW = "flash:/5130ei-cmw710-system-r3508p01.bin";

  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(OtherModels.hpe5130())));
  }

  private static void assertUpgraded(FleetLab lab, JobRun run, String protocol) {
    Outcomes.assertUpgraded(lab, run, protocol);
    assertThat(lab.device().bootVariables()).containsExactly(NEW, OLD);
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"TFTP", "FTP", "SFTP", "SCP"})
  void aSwitchFetchesItsImageAndKeepsTheOldOneAsBackup(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, protocol));

      assertUpgraded(lab, run, protocol + " started by SSH");
      assertThat(lab.transcript(run))
          .contains("SENT boot-loader file flash:/5130EI-CMW710-R3508P01.ipe all main");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"FTP", "SFTP", "SCP"})
  void aSwitchIsSentItsImageAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(EveryServer.writable(protocol))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PUSH, protocol));

      assertUpgraded(lab, run, protocol + " pushed");
    }
  }

  @Test
  void aDamagedImageIsFoundByItsDigest() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.corruptWrites()))) {
      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(lab.device().bootVariables()).containsExactly(OLD);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aRefusedRebootLeavesTheOldImageToBoot() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state())
          .as("%s", lab.transcript(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(lab.device().bootVariables()).first().isEqualTo(OLD);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aQuestionThatNobodyKnowsLeavesWhatIsBooted() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.extraConfirm()))) {
      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state()).isNotEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().bootVariables()).containsExactly(OLD);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
