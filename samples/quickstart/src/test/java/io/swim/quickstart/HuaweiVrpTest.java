package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.job.AssignmentState;
import io.swim.job.Direction;
import io.swim.job.Finding;
import io.swim.job.ImageVerification;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
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

/** Huawei switches through the engine: every protocol that they have, and what goes wrong. */
class HuaweiVrpTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(OtherModels.huaweiS5735())));
  }

  static UpgradeOptions bySize(UpgradeOptions options) {
    return options.withVerification(ImageVerification.SIZE);
  }

  private static UnaryOperator<UpgradeOptions> over(
      Direction direction, TransferProtocol... transfer) {
    return options -> EveryServer.over(direction, transfer).apply(bySize(options));
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"TFTP", "FTP", "SFTP", "SCP"})
  void aSwitchFetchesItsImageAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(over(Direction.PULL, protocol));

      Outcomes.assertUpgraded(lab, run, protocol + " started by SSH");
      assertThat(lab.transcript(run)).contains("SENT startup system-software flash:/S5735-");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransferProtocol.class,
      names = {"FTP", "SFTP", "SCP"})
  void aSwitchIsSentItsImageAndRunsIt(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(EveryServer.writable(protocol))) {
      JobRun run = lab.upgrade(over(Direction.PUSH, protocol));

      Outcomes.assertUpgraded(lab, run, protocol + " pushed");
    }
  }

  @Test
  void whoWantsADigestIsToldBeforeAnythingIsDone() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(options -> options);

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.SKIPPED);
      assertThat(lab.only(run).findings())
          .extracting(Finding::remedy)
          .anySatisfy(remedy -> assertThat(remedy).contains("verify by size"));
    }
  }

  @Test
  void theNextProtocolFollowsWhereALoginIsRefused() throws Exception {
    try (FleetLab lab =
        lab(fleet -> fleet.faults(TransferFault.spoilLogin(TransferProtocol.SFTP)))) {
      JobRun run = lab.upgrade(over(Direction.PULL, TransferProtocol.SFTP, TransferProtocol.FTP));

      Outcomes.assertUpgraded(lab, run, "FTP started by SSH");
      assertThat(Outcomes.transfers(lab.only(run)).get(0).failure()).isPresent();
    }
  }

  @Test
  void aDamagedPackageIsRefusedByTheDeviceItself() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.corruptWrites()))) {
      List<String> boots = lab.device().bootVariables();
      JobRun run = lab.upgrade(HuaweiVrpTest::bySize);

      assertThat(lab.only(run).state()).isNotEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.only(run).failure().orElseThrow().text()).contains("package is invalid");
      assertThat(lab.device().bootVariables()).isEqualTo(boots);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aRefusedRebootLeavesTheOldImageToBoot() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      List<String> boots = lab.device().bootVariables();
      JobRun run = lab.upgrade(HuaweiVrpTest::bySize);

      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(lab.device().bootVariables()).isEqualTo(boots);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
