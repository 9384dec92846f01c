package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.Finding;
import io.swim.job.Takeover;
import org.junit.jupiter.api.Test;

/** Software that takes over while traffic goes on. */
class InServiceTest {
  private final VirtualRun lab = new VirtualRun();

  private Assignment upgrade(FakeDevice device) {
    return lab.assignment(
        lab.upgrade(options -> options.withTakeover(Takeover.IN_SERVICE)), device);
  }

  @Test
  void theNewVersionIsTheProofAndNoRebootIsNeeded() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.toVersion()).contains("2.0");
    assertThat(device.version()).isEqualTo("2.0");
    assertThat(device.reboots()).isZero();
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void aDeviceThatSaysThatTrafficWouldStopIsNotToldToActivate() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.WOULD_INTERRUPT).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message())
        .contains("can't change its software in service", "standby is not ready");
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(device.version()).isEqualTo("1.0");
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void anOrderThatWasLostIsGivenAgainAndOneThatWasTakenIsNot() {
    FakeDevice lost = lab.network.add("sw-1", FakeFault.RELOAD_LOST_ONCE).installed();
    FakeDevice taken = lab.network.add("sw-2", FakeFault.RELOAD_TAKEN_THEN_DROPPED).installed();

    var run = lab.upgrade(options -> options.withTakeover(Takeover.IN_SERVICE));

    assertThat(lab.assignment(run, lost).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(lost.reloadOrders()).isEqualTo(2);
    assertThat(lab.assignment(run, taken).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(taken.reloadOrders()).isEqualTo(1);
  }

  @Test
  void looksAtADeviceThatIsSilentMeanwhileAreNoAttempts() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.REBOOTS_IN_SERVICE).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reboots()).isEqualTo(1);
    assertThat(end.attempts())
        .extracting(Attempt::state)
        .contains(AssignmentState.REBOOTING)
        .doesNotContain(AssignmentState.RECONNECTING);
  }

  @Test
  void aDeviceThatStaysWithTheOldVersionIsNoSuccess() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_GOES_DOWN).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains("has not rebooted, and runs 1.0");
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void aDeviceThatBootsAFileIsRefusedBeforeAnythingHappens() {
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.findings()).extracting(Finding::code).contains("not-in-service");
    assertThat(device.files()).hasSize(1);
  }
}
