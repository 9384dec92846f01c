package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.UpgradeRequest;
import io.swim.spi.InstallOrder;
import io.swim.spi.InstallStatus;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change that waits on a device to be applied is ours only where we ordered it. */
class OthersChangeTest {
  private static final String THEIRS = "install package replace /disk:/golden-fake-2.0.iso";

  private final VirtualRun lab = new VirtualRun();

  private Assignment upgrade(FakeDevice device) {
    return lab.assignment(lab.upgrade(UnaryOperator.identity()), device);
  }

  private static void leftAlone(FakeDevice device, Assignment end) {
    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    FailureReason failure = end.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(failure.effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(failure.message()).contains("did not order");
    assertThat(end.unpackOrders()).isEmpty();
    assertThat(device.reloadOrders()).isZero();
    assertThat(device.version()).isEqualTo("1.0");
  }

  @Test
  void whatSomebodyElseUnpackedOfTheSameVersionIsNotActivated() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.packages().orElseThrow().add("2.0");
    device.change().waitsToApply(THEIRS);

    Assignment end = upgrade(device);

    leftAlone(device, end);
    assertThat(end.failure().orElseThrow().deviceWords()).isEqualTo(THEIRS);
    assertThat(end.failure().orElseThrow().message()).contains(THEIRS);
  }

  @Test
  void whatAFailedUpgradeLeavesIsToldWithTheWayToBeRidOfIt() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_REFUSED).installed();
    device.change().waitsToApplyWhatIsUnpacked();

    Assignment first = upgrade(device);

    assertThat(first.state()).as("%s", first).isEqualTo(AssignmentState.FAILED);
    assertThat(first.failure().orElseThrow().message())
        .contains("a change is left that waits to be applied: ", "fake-2.0.bin", "'fake abort'");

    device.once(FakeFault.RELOAD_REFUSED);
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun run =
          engine.submit(UpgradeRequest.of("again", VirtualRun.IMAGE.id(), lab.network.ids()));
      lab.time.run();
      Assignment second = lab.assignment(run, device);
      assertThat(second.failure().map(FailureReason::kind)).contains(FailureKind.CHANGED);
      assertThat(second.failure().orElseThrow().message())
          .contains("did not order", "apply it or drop it by 'fake abort'");
    }
  }

  @Test
  void evenWhereItsFileHasTheNameOfOurs() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.packages().orElseThrow().add("2.0");
    device.change().waitsToApply("install package replace /flash:/fake-2.0.bin");

    leftAlone(device, upgrade(device));
  }

  @Test
  void norIsAnythingUnpackedOnTopOfWhatSomebodyElseBegan() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.change().waitsToApply("install package add fix-3");

    leftAlone(device, upgrade(device));
  }

  /** As soon as SWIM has seen what it unpacked, something happens to the device. */
  private FakeDevice changedBeforeTheActivation(Consumer<FakeChange> what) {
    FakeInstall real = new FakeInstall(lab.network);
    FakeDevice device = lab.network.add("sw-1").installed();
    device.change().waitsToApplyWhatIsUnpacked();
    Runnable event = () -> what.accept(device.change());
    lab.settings = builder -> builder.register(new Changed(real, event, new AtomicInteger()));
    return device;
  }

  @Test
  void whatSomebodyElseMadeOfItBeforeItsActivationIsNotActivated() {
    FakeDevice device = changedBeforeTheActivation(change -> change.waitsToApply(THEIRS));

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    FailureReason failure = end.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(failure.effect()).as("ours was unpacked").isEqualTo(DeviceEffect.APPLIED);
    assertThat(failure.deviceWords()).isEqualTo(THEIRS);
    assertThat(failure.message()).contains("did not order");
    assertThat(end.reloadOrderedAt()).isEmpty();
    assertThat(device.reloadOrders()).isZero();
    assertThat(device.version()).isEqualTo("1.0");
  }

  @Test
  void whatIsGoneBeforeItsActivationIsNotActivated() {
    FakeDevice device = lab.network.add("sw-1").installed();
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.REBOOTING,
            1,
            () -> {
              device.unpacked(new FakePackages("1.0"));
              device.packages().orElseThrow().add("3.0");
            });

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    FailureReason failure = end.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(failure.effect()).as("ours was unpacked").isEqualTo(DeviceEffect.APPLIED);
    assertThat(failure.message()).contains("2.0 was on the device", "fake-3.0");
    assertThat(end.reloadOrderedAt()).isEmpty();
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void whatSomebodyElseIsAtBeforeTheActivationIsWaitedFor() {
    FakeDevice device =
        changedBeforeTheActivation(change -> change.atWork("checking", Duration.ofMinutes(20)));

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(Duration.between(VirtualRun.START, end.reloadOrderedAt().orElseThrow()))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(20));
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void whatIsStillUnderWayIsWaitedForAndTheirsThen() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.change().atWork(THEIRS, Duration.ofMinutes(20));
    device.packages().orElseThrow().add("2.0");
    device.change().waitsToApply(THEIRS);

    leftAlone(device, upgrade(device));
    assertThat(Duration.between(VirtualRun.START, lab.time.clock().instant()))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void whatWeUnpackedIsActivated() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.change().waitsToApplyWhatIsUnpacked();

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.unpackOrders()).hasSize(1);
    assertThat(device.version()).isEqualTo("2.0");
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void whatWeUnpackedIsKnownAgainWhenTheAnswerWasLost() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKED_THEN_DROPPED).installed();
    device.change().waitsToApplyWhatIsUnpacked();

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.unpackOrders()).hasSize(1);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fake-2.0.bin",
        "FAKE-2.0.BIN",
        "replace /flash:/fake-2.0.bin",
        "add file=flash:images/fake-2.0.bin;",
        "add bootflash:\\fake-2.0.bin activate",
        "'fake-2.0.bin' is not applied yet",
        "it has unpacked fake-2.0.bin."
      })
  void itsFileIsKnownWhereverItStands(String words) {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKED_THEN_DROPPED).installed();
    device.change().waitsToApplyWhatIsUnpacked(file -> words);

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add flash:fix-fake-2.0.bin",
        "add flash:fix_fake-2.0.bin",
        "add flash:v1.fake-2.0.bin",
        "add flash:7fake-2.0.bin",
        "add flash:fake-2.0.bin.old",
        "add flash:fake-2.0.bin-2",
        "add flash:fake-2.0.bin_2",
        "add flash:fake-2.0.bin2",
        "add flash:fake-2x0.bin"
      })
  void aFileWhoseNameHoldsThatOfOursIsTheirs(String words) {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKED_THEN_DROPPED).installed();
    device.change().waitsToApplyWhatIsUnpacked(file -> words);

    Assignment end = upgrade(device);

    assertThat(end.unpackOrders()).hasSize(1);
    FailureReason failure = end.failure().orElseThrow();
    assertThat(failure.kind()).as("%s", end).isEqualTo(FailureKind.CHANGED);
    assertThat(failure.deviceWords()).isEqualTo(words);
    assertThat(device.reloadOrders()).isZero();
    assertThat(device.version()).isEqualTo("1.0");
  }

  @Test
  void whatWeUnpackedIsKnownAgainWhereAPasswordIsAPartOfItsName() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKED_THEN_DROPPED).installed();
    device.change().waitsToApplyWhatIsUnpacked();
    lab.lastWord = builder -> builder.credentials(new OnePassword("fake-2"));

    assertThat(upgrade(device).state()).isEqualTo(AssignmentState.SUCCESS);
  }

  @Test
  void aPasswordInTheirWordsIsNotShown() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.change().waitsToApply("install package add fix-3 from ftp://lab:echoed-word@192.0.2.9");
    lab.lastWord = builder -> builder.credentials(new OnePassword("echoed-word"));

    Assignment end = upgrade(device);

    leftAlone(device, end);
    assertThat(end.toString()).contains("192.0.2.9").doesNotContain("echoed-word");
  }

  private String failedInPreparing(
      FakeDevice device, Optional<DriverException> refusal, String waits) {
    FakeInstall real = new FakeInstall(lab.network);
    lab.settings = builder -> builder.register(new Stuck(real, refusal, waits));

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().state()).isEqualTo(AssignmentState.PREPARING);
    assertThat(device.reloadOrders()).isZero();
    return end.failure().orElseThrow().message();
  }

  @Test
  void whatWaitsWhenUnpackingCameToNothingIsToldWithTheRemedy() {
    FakeDevice device = lab.network.add("sw-1").installed();

    assertThat(failedInPreparing(device, Optional.empty(), "unpack flash:fake-2.0.bin"))
        .contains(
            "has no 2.0 among its packages",
            "a change is left that waits to be applied: unpack flash:fake-2.0.bin",
            "apply it or drop it by 'fake abort'");
  }

  @Test
  void whatWaitsWhenUnpackingIsRefusedIsToldWithTheRemedy() {
    FakeDevice device = lab.network.add("sw-1").installed();
    DriverException refusal =
        new DriverException(
            FailureKind.REJECTED, DeviceEffect.NONE, "another request is open", "request open");

    assertThat(failedInPreparing(device, Optional.of(refusal), THEIRS))
        .contains("another request is open", THEIRS, "apply it or drop it by 'fake abort'");
  }

  /** Unpacks nothing that it lists; from then on something waits. */
  private record Stuck(FakeInstall real, Optional<DriverException> refusal, String waits)
      implements AlteredInstall {
    @Override
    public void prepare(InstallOrder order, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeSessions.reach(real.network(), access, context).change().waitsToApply(waits);
      if (refusal.isPresent()) {
        throw refusal.get();
      }
    }
  }

  /** Something happens to it right behind the first look at what was unpacked. */
  private record Changed(FakeInstall real, Runnable event, AtomicInteger looks)
      implements AlteredInstall {
    @Override
    public void prepare(InstallOrder order, Access access, StepContext context)
        throws DriverException, InterruptedException {
      real.prepare(order, access, context);
      looks.set(1);
    }

    @Override
    public InstallStatus status(Access access, StepContext context)
        throws DriverException, InterruptedException {
      InstallStatus status = real.status(access, context);
      if (looks.getAndDecrement() == 1) {
        event.run();
      }
      return status;
    }
  }
}
