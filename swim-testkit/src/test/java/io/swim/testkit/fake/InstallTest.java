package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.device.SoftwarePackage.State;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.Commit;
import io.swim.job.JobRun;
import io.swim.job.Passage;
import io.swim.job.TargetMode;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.spi.RebootDriver;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Devices that install their software, and those that begin or cease to. */
class InstallTest {
  private static final String LIST = "flash:packages.conf";
  private final VirtualRun lab = new VirtualRun();

  private Assignment upgrade(FakeDevice device) {
    return upgrade(device, UnaryOperator.identity());
  }

  private Assignment upgrade(FakeDevice device, UnaryOperator<UpgradeOptions> options) {
    return lab.assignment(lab.upgrade(options), device);
  }

  private static State state(FakeDevice device, String version) {
    return device.packages().orElseThrow().all().stream()
        .filter(each -> each.version().orElseThrow().equals(version))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void theImageIsUnpackedActivatedConfirmedAndCommittedWithOneReboot() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.passages())
        .extracting(Passage::state)
        .containsSubsequence(
            AssignmentState.PREPARING,
            AssignmentState.REBOOTING,
            AssignmentState.RECONNECTING,
            AssignmentState.CONFIRMING,
            AssignmentState.COMMITTING,
            AssignmentState.SUCCESS)
        .doesNotContain(AssignmentState.ACTIVATING);
    assertThat(device.version()).isEqualTo("2.0");
    assertThat(state(device, "2.0")).isEqualTo(State.COMMITTED);
    assertThat(device.savedBootList()).containsExactly(LIST);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void committedLaterItRunsUntilThen() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = upgrade(device, options -> options.withCommit(Commit.LATER));

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.note()).contains("2.0, which is not committed yet");
    assertThat(state(device, "2.0")).isEqualTo(State.UNCOMMITTED);
    assertThat(state(device, "1.0")).isEqualTo(State.COMMITTED);
  }

  @Test
  void bundleToInstallIsOneOrderAndKeepsTheOldImageAsSecondChoice() {
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = upgrade(device, options -> options.withTargetMode(TargetMode.INSTALL));

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.version()).isEqualTo("2.0");
    assertThat(device.savedBootList()).containsExactly(LIST, "flash:fake-1.0.bin");
    assertThat(state(device, "2.0")).isEqualTo(State.COMMITTED);
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void installToBundleBootsTheFile() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = upgrade(device, options -> options.withTargetMode(TargetMode.BUNDLE));

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.version()).isEqualTo("2.0");
    assertThat(device.savedBootList()).containsExactly("flash:fake-2.0.bin", LIST);
  }

  @Test
  void aDeviceThatCameBackWithTheOldOneIsAFailureAndIsNotReloadedAgain() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.BOOTS_OLD_IMAGE).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message()).contains("it rebooted, but runs 1.0");
    assertThat(device.reloadOrders()).isEqualTo(1);
    assertThat(device.savedBootList()).containsExactly(LIST);
  }

  @Test
  void whatWentBackByItselfIsNotCommitted() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.GOES_BACK_BEFORE_COMMIT).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message()).contains("2.0 does not run any more");
    assertThat(state(device, "1.0")).isEqualTo(State.COMMITTED);
    assertThat(device.version()).isEqualTo("1.0");
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = FakeFault.class,
      mode = Mode.INCLUDE,
      names = {
        "UNPACKED_THEN_DROPPED",
        "COMMITTED_THEN_DROPPED",
        "RELOAD_TAKEN_THEN_DROPPED",
        "RELOAD_LOST_ONCE"
      })
  void aDroppedSessionChangesNothingInTheEnd(FakeFault fault) {
    FakeDevice device = lab.network.add("sw-1", fault).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reboots()).isEqualTo(1);
    assertThat(state(device, "2.0")).isEqualTo(State.COMMITTED);
  }

  @Test
  void anOrderWhoseAnswerWasLostIsGivenAgainOnlyWhenTheDeviceHadTheTimeForIt() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKING_LOST_ONCE).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    List<Attempt> orders =
        end.attempts().stream()
            .filter(attempt -> attempt.state() == AssignmentState.PREPARING)
            .toList();
    assertThat(orders).hasSize(2);
    assertThat(Duration.between(orders.get(0).startedAt(), orders.get(1).startedAt()))
        .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
  }

  @Test
  void aRefusalAfterAnOrderThatWasLostDoesNotSayThatNothingWasDone() {
    FakeDevice device =
        lab.network
            .add("sw-1", FakeFault.UNPACKING_LOST_ONCE, FakeFault.UNPACKING_REFUSED)
            .installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(end.failure().orElseThrow().message())
        .contains("may have begun to unpack flash:fake-2.0.bin", "no room to unpack it");
  }

  @Test
  void aRefusalOfTheFirstOrderSaysThatNothingWasDone() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.UNPACKING_REFUSED).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
  }

  @Test
  void anActivationThatTheDeviceGaveUpHasFailedAndIsNotWaitedFor() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.ACTIVATION_GIVEN_UP).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().deviceWords()).isEqualTo("no room for the rest");
    assertThat(end.passages())
        .extracting(Passage::state)
        .doesNotContain(AssignmentState.RECONNECTING);
    assertThat(device.reloadOrders()).isEqualTo(1);
    assertThat(end.note())
        .contains("its software is installed", "nothing was put back")
        .doesNotContain("only files were");
  }

  @Test
  void aPlainReloadHasNoSuchEndAndIsWaitedFor() {
    FakeDevice device = lab.network.add("sw-1");
    lab.settings = builder -> builder.register(new SaysItGaveUp(device));

    Assignment end = upgrade(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.passages()).extracting(Passage::state).contains(AssignmentState.RECONNECTING);
    assertThat(device.reboots()).isEqualTo(1);
  }

  /** A device that goes down, whatever it says last. */
  private record SaysItGaveUp(FakeDevice device) implements RebootDriver, WrongPart {
    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH);
    }

    @Override
    public void reload(Access access, StepContext context) throws DriverException {
      device.reload(Duration.ofMinutes(3));
      throw new DriverException(
          FailureKind.REJECTED, DeviceEffect.APPLIED, "an error after the order", "error");
    }
  }

  @Test
  void anOrderThatNothingComesOfIsGivenTwiceAndNeverBeforeTheDeviceHadTheTimeForIt() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_GOES_DOWN).installed();

    Assignment end = upgrade(device);

    assertThat(end.state()).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(device.reloadOrders()).isEqualTo(1);
    assertThat(device.version()).isEqualTo("1.0");
  }

  @Test
  void aRollbackActivatesWhatIsStillUnpackedAndCommitsIt() {
    FakeDevice device = lab.network.add("sw-1").installed();
    JobRun run = lab.upgrade(UnaryOperator.identity());
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun back = engine.submit(engine.rollBackRequest(run.id(), "back"));
      lab.time.run();
      assertThat(lab.assignment(back, device).state()).isEqualTo(AssignmentState.SUCCESS);
    }
    assertThat(device.version()).isEqualTo("1.0");
    assertThat(state(device, "1.0")).isEqualTo(State.COMMITTED);
    assertThat(device.reboots()).isEqualTo(2);
  }

  @Test
  void aJobOfItsOwnCommitsWhatRuns() {
    FakeDevice device = lab.network.add("sw-1").installed();
    lab.upgrade(options -> options.withCommit(Commit.LATER));

    Assignment end = commit(device, "2.0");

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(state(device, "2.0")).isEqualTo(State.COMMITTED);
    assertThat(device.reboots()).isEqualTo(1);
    assertThat(commit(device, "2.0").state()).isEqualTo(AssignmentState.SUCCESS);
  }

  private Assignment refusedAndThen(FakeDevice device, Runnable event) {
    lab.jobs = new PairFixture.OnEntry(lab.jobs, AssignmentState.ROLLING_BACK, 1, event);
    return lab.assignment(lab.upgrade(UnaryOperator.identity()), device);
  }

  @Test
  void whatRunsAfterARefusedActivationAllTheSameIsCommitted() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_REFUSED).installed();

    Assignment end =
        refusedAndThen(
            device,
            () -> {
              device.packages().orElseThrow().activate("2.0");
              device.reload(Duration.ofMinutes(3));
            });

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.passages())
        .extracting(Passage::state)
        .containsSubsequence(AssignmentState.ROLLING_BACK, AssignmentState.COMMITTING);
    assertThat(end.toVersion()).contains("2.0");
    assertThat(state(device, "2.0")).isEqualTo(State.COMMITTED);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aDeviceThatFallsSilentAfterARefusedActivationIsNotToldAsUnchanged() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_REFUSED).installed();

    Assignment end = refusedAndThen(device, () -> device.add(FakeFault.UNREACHABLE));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message())
        .contains("not allowed", "what it runs by now is not known");
  }

  @Test
  void whatDoesNotRunIsNotCommitted() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = commit(device, "2.0");

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message())
        .contains("it runs 1.0, and 2.0 was to be committed");
  }

  @Test
  void aCommitAloneIsGivenAlsoWhenItsTimeEndsWhileTheDeviceIsAtWork() {
    FakeDevice device = lab.network.add("sw-1").installed();
    lab.upgrade(options -> options.withCommit(Commit.LATER));
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.COMMITTING,
            1,
            () -> device.change().atWork("checking", Duration.ofMinutes(9)));

    Assignment end =
        commit(
            device,
            "2.0",
            UpgradeOptions.DEFAULT.withTimeouts(
                UpgradeOptions.DEFAULT.timeouts().withOperation(Duration.ofMinutes(5))));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.reloadOrderedAt()).isEmpty();
    assertThat(lab.time.clock().instant()).isAfter(end.deadline().orElseThrow());
    assertThat(state(device, "2.0")).isEqualTo(State.COMMITTED);
  }

  private Assignment commit(FakeDevice device, String version) {
    return commit(device, version, UpgradeOptions.DEFAULT);
  }

  private Assignment commit(FakeDevice device, String version, UpgradeOptions options) {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of(
                      "commit " + lab.time.clock().instant() + System.identityHashCode(engine),
                      new Task.CommitSoftware(version),
                      lab.network.ids())
                  .withOptions(options));
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  @Test
  void aProcessThatDiesOnTheWayDoesNotRebootTwice() {
    boolean died = true;
    int writes = 0;
    while (died) {
      died = diesAfter(++writes);
    }
    assertThat(writes).isGreaterThan(15);
  }

  private static boolean diesAfter(int writes) {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1").installed();
    MortalJobStore mortal = new MortalJobStore(lab.jobs, writes);
    lab.jobs = mortal;
    UpgradeEngine first = lab.engine(lab.time);
    first.start();
    JobRun run = first.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));
    boolean died = lab.runThroughDeath(mortal);
    assertThat(lab.assignment(run, device).state())
        .as("after write %d", writes)
        .isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reboots()).as("after write %d", writes).isEqualTo(1);
    assertThat(state(device, "2.0")).isEqualTo(State.COMMITTED);
    return died;
  }
}
