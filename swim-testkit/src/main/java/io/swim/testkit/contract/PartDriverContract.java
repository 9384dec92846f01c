package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.SoftwarePackage;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallOrder;
import io.swim.spi.InstallStatus;
import io.swim.spi.PartDriver;
import io.swim.spi.PartImpact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link PartDriver} must do. */
public abstract class PartDriverContract extends DriverContract<PartDriver> {
  /** What it is tested over. */
  protected abstract Access access();

  /** What tells what is installed on its platform. */
  protected abstract InstallDriver installer();

  /** Whether the device takes an order to unpack, and does it after that. */
  protected boolean unpacksInBackground() {
    return false;
  }

  @Override
  protected abstract PartBench newBench() throws Exception;

  private PartBench device() {
    return (PartBench) bench();
  }

  private InstallOrder order(DriverBench.ImageFile part) {
    return new InstallOrder(
        SoftwareChange.PART,
        Optional.of(path(part.name())),
        List.of(),
        part.version(),
        Takeover.RELOAD);
  }

  /** A part whose file is on the device. */
  private InstallOrder copied(boolean reloads) {
    DriverBench.ImageFile part = device().part(reloads);
    bench().put(path(part.name()), part.bytes());
    return order(part);
  }

  private InstallOrder prepared(boolean reloads) throws Exception {
    InstallOrder order = copied(reloads);
    driver().preparePart(order, access(), step());
    untilItIsAtNothing();
    return order;
  }

  private InstallOrder activated() throws Exception {
    InstallOrder order = prepared(false);
    driver().activatePart(order, access(), step());
    untilItRuns();
    untilItIsAtNothing();
    return order;
  }

  private void untilItIsAtNothing() throws InterruptedException {
    TestContext step = step();
    Patience.until("the device is at nothing", () -> status(step).underWay().isEmpty());
  }

  private InstallStatus status(TestContext step) {
    try {
      return installer().status(access(), step);
    } catch (DriverException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void untilItRuns() throws InterruptedException {
    Patience.until("the part runs", () -> device().parts().size() == 1);
  }

  @Test
  void theAccessIsOneOfItsOwn() {
    assertThat(driver().accesses()).contains(access());
  }

  @Test
  void whatIsUnpackedDoesNotRun() throws Exception {
    String version = bench().version();
    InstallOrder order = copied(false);
    TestContext step = step();

    driver().preparePart(order, access(), step);

    untilItIsAtNothing();
    assertThat(step.checkpoints()).isPositive();
    assertThat(device().parts()).isEmpty();
    assertThat(bench().version()).isEqualTo(version);
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void anActivatedPartRunsInTheSameVersion() throws Exception {
    String version = bench().version();
    InstallOrder order = prepared(false);
    TestContext step = step();

    PartImpact impact = driver().activatePart(order, access(), step);

    assertThat(step.checkpoints()).isPositive();
    assertThat(impact).isNotEqualTo(PartImpact.RELOAD);
    untilItRuns();
    assertThat(bench().version()).isEqualTo(version);
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void aReloadForAPartIsToldAndIsOne() throws Exception {
    InstallOrder order = prepared(true);

    PartImpact impact = driver().activatePart(order, access(), step());

    assertThat(impact).isEqualTo(PartImpact.RELOAD);
    Patience.until("the device has rebooted", () -> bench().reboots() > 0);
    untilItRuns();
    assertThat(bench().reboots()).isEqualTo(1);
  }

  @Test
  void whatWasTakenAwayCanBeActivatedAgain() throws Exception {
    InstallOrder order = activated();
    TestContext step = step();

    PartImpact impact = driver().deactivatePart(order, access(), step);

    assertThat(step.checkpoints()).isPositive();
    assertThat(impact).isNotEqualTo(PartImpact.RELOAD);
    Patience.until("the part is gone", () -> device().parts().isEmpty());
    untilItIsAtNothing();
    driver().activatePart(order, access(), step());
    untilItRuns();
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void whatCanNotBeUnpackedIsRejectedAndComesToNothing() throws Exception {
    List<SoftwarePackage> before = status(step()).packages();
    InstallOrder order = copied(false);
    device().refuseUnpacking();

    boolean isTaken = true;
    try {
      driver().preparePart(order, access(), step());
    } catch (DriverException e) {
      isTaken = false;
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isNotEqualTo(DeviceEffect.APPLIED);
      assertThat(e.deviceWords()).isNotBlank();
    }
    // One that unpacks in the background may be done with it before it answers, or after.
    assertThat(isTaken && !unpacksInBackground()).isFalse();

    untilItIsAtNothing();
    assertThat(status(step()).packages()).isEqualTo(before);
  }

  @Test
  void whatWasNotUnpackedIsNotActivated() {
    InstallOrder order = copied(false);

    DriverException failure = failure(() -> driver().activatePart(order, access(), step()));

    assertThat(failure.effect()).isNotEqualTo(DeviceEffect.APPLIED);
    assertThat(device().parts()).isEmpty();
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void aStepThatIsStoppedUnpacksNothing() throws Exception {
    List<SoftwarePackage> before = status(step()).packages();
    InstallOrder order = copied(false);

    stopsAtCheckpoint(() -> driver().preparePart(order, access(), step().stopAtCheckpoint()));

    untilItIsAtNothing();
    assertThat(status(step()).packages()).isEqualTo(before);
  }

  @Test
  void aStepThatIsStoppedActivatesNothing() throws Exception {
    InstallOrder order = prepared(true);

    stopsAtCheckpoint(() -> driver().activatePart(order, access(), step().stopAtCheckpoint()));

    assertThat(device().parts()).isEmpty();
    assertThat(bench().reboots()).isZero();
  }

  @Test
  void aStepThatIsStoppedTakesNothingAway() throws Exception {
    InstallOrder order = activated();

    stopsAtCheckpoint(() -> driver().deactivatePart(order, access(), step().stopAtCheckpoint()));

    assertThat(device().parts()).hasSize(1);
  }

  @Test
  void aStrangerChangesNoParts() throws Exception {
    InstallOrder order = activated();
    TestContext stranger = remembered(bench().contextOfAStranger());

    isNoWayInOrUnknown(failure(() -> driver().preparePart(order, access(), stranger)));
    isNoWayInOrUnknown(failure(() -> driver().activatePart(order, access(), stranger)));
    isNoWayInOrUnknown(failure(() -> driver().deactivatePart(order, access(), stranger)));

    assertThat(device().parts()).hasSize(1);
  }

  @Test
  void aDeviceThatIsGoneTookNoOrder() {
    InstallOrder order = order(device().part(false));
    bench().disappear();

    isNoWayInOrUnknown(failure(() -> driver().preparePart(order, access(), step())));
    isNoWayInOrUnknown(failure(() -> driver().activatePart(order, access(), step())));
  }
}
