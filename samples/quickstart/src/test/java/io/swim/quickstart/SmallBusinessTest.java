package io.swim.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.TransferProtocol;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Direction;
import io.swim.job.JobRun;
import io.swim.job.ProtocolOrders;
import io.swim.job.UpgradeOptions;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small Business switches through the engine, over the command line alone and over SNMP alone. */
class SmallBusinessTest {
  @TempDir Path folder;

  private FleetLab lab(UnaryOperator<SimulatedFleetBuilder> shape) throws Exception {
    return new FleetLab(
        folder, fleet -> shape.apply(fleet.model(SimulatedModels.smallBusiness300())));
  }

  private static UpgradeOptions over(Access access, UpgradeOptions options) {
    return options.withProtocols(
        new ProtocolOrders(
            List.of(TransferProtocol.TFTP),
            List.of(Direction.PULL),
            List.of(access),
            List.of(access),
            List.of(access)));
  }

  private static JobRun upgrade(FleetLab lab, Access access) throws InterruptedException {
    return lab.upgrade(options -> over(access, options));
  }

  @ParameterizedTest
  @EnumSource(
      value = Access.class,
      names = {"SNMP", "SSH", "TELNET"})
  void anImageGoesOverTheOneThatDoesNotRunWhichIsBootedThen(Access access) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet)) {
      JobRun run = upgrade(lab, access);

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.SUCCESS);
      assertThat(lab.device().runningVersion()).isEqualTo(lab.newVersion());
      assertThat(lab.device().bootVariables()).containsExactly("image-2");
      assertThat(lab.device().rebootCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Access.class,
      names = {"SNMP", "SSH", "TELNET"})
  void aRefusedReloadLeavesTheOldImageToBoot(Access access) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.refuseReload()))) {
      JobRun run = upgrade(lab, access);

      assertThat(lab.only(run).state())
          .as("%s%n%s", lab.only(run), lab.transcript(run))
          .isEqualTo(AssignmentState.ROLLED_BACK);
      assertThat(lab.device().bootVariables()).containsExactly("image-1");
      assertThat(lab.device().rebootCount()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Access.class,
      names = {"SNMP", "SSH", "TELNET"})
  void aDamagedImageIsNeverChosen(Access access) throws Exception {
    try (FleetLab lab = lab(fleet -> fleet.faults(Fault.corruptWrites()))) {
      Assignment end = lab.only(upgrade(lab, access));

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
      assertThat(lab.device().bootVariables()).containsExactly("image-1");
      assertThat(lab.device().rebootCount()).isZero();
    }
  }
}
