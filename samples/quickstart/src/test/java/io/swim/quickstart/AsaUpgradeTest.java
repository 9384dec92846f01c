package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.Direction;
import io.swim.job.JobRun;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is special about upgrades of Cisco ASA. */
class AsaUpgradeTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws IOException {
    return EveryServer.lab(folder, fleet -> shape.apply(fleet.model(SimulatedModel.asa5516())));
  }

  private static void assertUpgraded(FleetLab lab, JobRun run, String transfer) {
    Assignment end = lab.only(run);
    assertThat(end.state())
        .as("%s%n%s", end, lab.transcript(run))
        .isEqualTo(AssignmentState.SUCCESS);
    assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
    assertThat(end.attempts().stream().filter(each -> each.way().isPresent()))
        .extracting(Attempt::protocol)
        .containsExactly(transfer);
  }

  @ParameterizedTest
  @EnumSource(names = {"TFTP", "FTP", "SCP", "HTTP", "HTTPS"})
  void anImageIsFetchedOverEveryProtocolThatThereIs(TransferProtocol protocol) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      lab.device().configure("no ssh stricthostkeycheck");
      lab.device().saveConfiguration();
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, protocol));
      assertUpgraded(lab, run, protocol + " started by SSH");
    }
  }

  @Test
  void anImageIsSentToItsOwnServer() throws Exception {
    try (FleetLab lab =
        lab(
            fleet ->
                fleet
                    .ownServers(TransferProtocol.SCP)
                    .credentials(SimulatedCredentials.defaults().withPrivilege(15)))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PUSH, TransferProtocol.SCP));
      assertUpgraded(lab, run, "SCP pushed");
    }
  }

  @Test
  void aHostKeyThatItDoesNotKnowIsNotConfirmed() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.SCP));
      Assignment end = lab.only(run);
      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
      assertThat(end.failure().orElseThrow().text()).contains("does not know the host key");
      assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void contextsAndATalkativeDeviceMakeNoDifference() throws Exception {
    try (FleetLab lab =
        lab(fleet -> fleet.contexts("admin", "customer-1").faults(Fault.logInOutput()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.HTTPS));
      assertUpgraded(lab, run, "HTTPS started by SSH");
    }
  }

  @Test
  void aReloadThatIsRefusedLeavesTheOldBootList() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      List<String> before = lab.device().savedBootVariables();
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.TFTP));
      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(lab.device().savedBootVariables()).isEqualTo(before);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @Test
  void aCutImageIsNotBooted() throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.truncateWrites()))) {
      JobRun run = lab.upgrade(EveryServer.over(Direction.PULL, TransferProtocol.FTP));
      assertThat(lab.only(run).state()).isEqualTo(AssignmentState.FAILED);
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
