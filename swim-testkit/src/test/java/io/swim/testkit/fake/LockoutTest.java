package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.event.EngineEvent;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.ProtocolOrders;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Refused logins: not so many that the account gets locked, and not so few that the way back is
 * lost.
 */
class LockoutTest {
  private final VirtualRun lab = new VirtualRun();

  private Assignment upgraded(
      FakeDevice device, UpgradeOptions options, AssignmentState when, Runnable what) {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed
                && changed.assignment().state() == when) {
              what.run();
            }
          });
      JobRun run =
          engine.submit(
              UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids())
                  .withOptions(options));
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  @Test
  void aRefusalInPrecheckIsTheOnlyOneUntilTheReload() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.SSH_REFUSED);
    UpgradeOptions startedBySsh =
        UpgradeOptions.DEFAULT.withProtocols(
            ProtocolOrders.DEFAULT.withStart(List.of(Access.SSH, Access.SNMP)));

    Assignment end =
        upgraded(
            device,
            startedBySsh,
            AssignmentState.ACTIVATING,
            () -> assertThat(device.refusedLogins()).isEqualTo(1));

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
  }

  @Test
  void aDeviceWhoseLoginsAreRefusedAfterTheRebootIsAskedOnceAMinute() {
    FakeDevice device = lab.network.add("sw-1");

    Assignment end =
        upgraded(
            device,
            UpgradeOptions.DEFAULT,
            AssignmentState.RECONNECTING,
            () -> {
              device.add(FakeFault.CLI_REFUSED);
              device.add(FakeFault.SNMP_SILENT);
            });

    assertThat(end.state()).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(device.refusedLogins()).isBetween(2, 24);
  }

  @Test
  void aRefusalThatPassesDoesNotKeepTheOldBootListFromBeingPutBack() {
    FakeDevice device =
        lab.network.add(
            "sw-1", FakeFault.RELOAD_REFUSED, FakeFault.BOOT_LIST_PUT_BACK_THEN_DROPPED);

    Assignment end =
        upgraded(
            device,
            UpgradeOptions.DEFAULT,
            AssignmentState.ROLLING_BACK,
            () -> device.refuseLogins(2));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(device.savedBootList()).containsExactly("flash:fake-1.0.bin");
  }
}
