package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.RebootDriver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link RebootDriver} must do. */
public abstract class RebootDriverContract extends DriverContract<RebootDriver> {
  /** What it is tested over. */
  protected abstract Access access();

  @Test
  void theAccessIsOneOfItsOwn() {
    assertThat(driver().accesses()).contains(access());
  }

  @Test
  void oneOrderIsOneReboot() throws Exception {
    String version = bench().version();
    List<String> bootList = bench().bootList();
    TestContext step = step();

    driver().reload(access(), step);

    assertThat(step.checkpoints()).isPositive();
    Patience.until("the device has rebooted", () -> bench().reboots() > 0);
    Patience.until("it runs again", () -> bench().version().equals(version));
    assertThat(bench().reboots()).isEqualTo(1);
    assertThat(bench().bootList()).isEqualTo(bootList);
  }

  @Test
  void aRefusedReloadHasNoEffect() {
    bench().refuseReload();

    DriverException failure = failure(() -> driver().reload(access(), step()));

    assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure.deviceWords()).isNotBlank();
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void aStepThatIsStoppedOrdersNothing() {
    stopsAtCheckpoint(() -> driver().reload(access(), step().stopAtCheckpoint()));

    assertThat(bench().reboots()).isZero();
  }

  @Test
  void aStrangerReloadsNothing() {
    TestContext stranger = remembered(bench().contextOfAStranger());

    isNoWayInOrUnknown(failure(() -> driver().reload(access(), stranger)));

    assertThat(bench().reboots()).isZero();
  }

  @Test
  void aDeviceThatIsGoneWasNotReloaded() {
    bench().disappear();

    isNoWayInOrUnknown(failure(() -> driver().reload(access(), step())));
  }
}
