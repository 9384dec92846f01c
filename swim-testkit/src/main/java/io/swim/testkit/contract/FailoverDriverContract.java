package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FailoverDriver;
import io.swim.spi.PairStatus;
import org.junit.jupiter.api.Test;

/** What every {@link FailoverDriver} must do. */
public abstract class FailoverDriverContract extends DriverContract<FailoverDriver> {
  /** What it is tested over. */
  protected abstract Access access();

  @Override
  protected abstract PairBench newBench() throws Exception;

  private PairBench pair() {
    return (PairBench) bench();
  }

  @Test
  void theAccessIsOneOfItsOwn() {
    assertThat(driver().accesses()).contains(access());
  }

  @Test
  void bothUnitsAreTold() throws Exception {
    PairStatus status = driver().status(access(), step());

    assertThat(status.serialNumber()).isEqualTo(pair().activeSerialNumber());
    assertThat(status.mateSerialNumber()).isEqualTo(pair().mateSerialNumber());
    assertThat(status.failover().state()).isPresent();
    assertThat(status.failover().peerState()).isPresent().isNotEqualTo(status.failover().state());
  }

  @Test
  void theOtherUnitAnswersAfterTheSwitch() throws Exception {
    String active = pair().activeSerialNumber();
    String mate = pair().mateSerialNumber();
    PairStatus before = driver().status(access(), step());
    TestContext step = step();

    driver().switchOver(active, access(), step);

    assertThat(step.checkpoints()).isPositive();
    Patience.until("the mate is active", () -> pair().activeSerialNumber().equals(mate));
    PairStatus after = driver().status(access(), step());
    assertThat(after.serialNumber()).isEqualTo(mate);
    assertThat(after.mateSerialNumber()).isEqualTo(active);
    assertThat(after.failover().state()).isEqualTo(before.failover().state());
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void aRefusedSwitchHasNoEffect() {
    String active = pair().activeSerialNumber();
    pair().refuseSwitchOver();

    DriverException failure = failure(() -> driver().switchOver(active, access(), step()));

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure.deviceWords()).isNotBlank();
    assertThat(pair().activeSerialNumber()).isEqualTo(active);
  }

  @Test
  void nothingIsOrderedWhereAnotherUnitAnswers() {
    String active = pair().activeSerialNumber();

    DriverException failure =
        failure(() -> driver().switchOver(pair().mateSerialNumber(), access(), step()));

    assertThat(failure.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(pair().activeSerialNumber()).isEqualTo(active);
  }

  @Test
  void aStepThatIsStoppedSwitchesNothing() {
    String active = pair().activeSerialNumber();

    stopsAtCheckpoint(() -> driver().switchOver(active, access(), step().stopAtCheckpoint()));

    assertThat(pair().activeSerialNumber()).isEqualTo(active);
  }

  @Test
  void aStrangerLearnsAndSwitchesNothing() {
    String active = pair().activeSerialNumber();
    TestContext stranger = remembered(bench().contextOfAStranger());

    isNoWayIn(failure(() -> driver().status(access(), stranger)));
    isNoWayInOrUnknown(failure(() -> driver().switchOver(active, access(), stranger)));

    assertThat(pair().activeSerialNumber()).isEqualTo(active);
  }

  @Test
  void aPairThatIsGoneTellsNothing() {
    bench().disappear();

    isNoWayIn(failure(() -> driver().status(access(), step())));
  }
}
