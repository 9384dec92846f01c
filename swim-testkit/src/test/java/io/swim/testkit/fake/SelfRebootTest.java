package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.event.EngineEvent;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Commit;
import io.swim.job.JobRun;
import io.swim.job.TargetMode;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device that reboots by itself once its boot list is set, and takes its time for it. */
class SelfRebootTest {
  private final VirtualRun lab = new VirtualRun();

  private Assignment upgraded(FakeDevice device, Runnable onceItIsToBeReloaded) {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.start();
      engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed
                && changed.assignment().state() == AssignmentState.REBOOTING) {
              onceItIsToBeReloaded.run();
            }
          });
      JobRun run =
          engine.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 8})
  void endsAsSuccessWithoutAReload(int minutes) {
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = upgraded(device, () -> device.reload(Duration.ofMinutes(minutes)));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.toVersion()).contains("2.0");
    assertThat(device.savedBootList()).startsWith("flash:fake-2.0.bin");
    assertThat(device.reboots()).isEqualTo(1);
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void thatTakesLongerThanAnybodyWaitsIsNotRolledBackIfItCameBackWithTheImage() {
    FakeDevice device = lab.network.add("sw-1");

    Assignment end = upgraded(device, () -> device.reload(Duration.ofMinutes(12)));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.note()).contains("nothing is put back");
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void thatGoesDownRightBeforeTheOrderIsOnlyWaitedFor() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.GOES_DOWN_BEFORE_THE_ORDER);

    Assignment end = upgraded(device, () -> {});

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reboots()).isEqualTo(1);
    assertThat(device.reloadOrders()).isZero();
  }

  private Assignment committedLater(FakeDevice device, AssignmentState when) {
    device.change().abortsAfter(Duration.ofHours(2));
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            when,
            1,
            () -> {
              device.packages().orElseThrow().activate("2.0");
              device.reload(Duration.ofMinutes(3));
            });
    return lab.assignment(lab.upgrade(options -> options.withCommit(Commit.LATER)), device);
  }

  private static void runsAndIsNotCommitted(FakeDevice device, Assignment end) {
    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.note()).contains("is not committed yet", "goes back by itself");
    assertThat(device.version()).isEqualTo("2.0");
    assertThat(device.packages().orElseThrow().isOnTrial()).isTrue();
  }

  @Test
  void whatSomebodyElseActivatedIsCommittedLaterIfThatIsTheWish() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = committedLater(device, AssignmentState.REBOOTING);

    runsAndIsNotCommitted(device, end);
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void soIsWhatItBootedByItselfBeforeItWasToBePutBack() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.BOOT_LIST_SET_THEN_DROPPED);
    device.change().abortsAfter(Duration.ofHours(2));
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.ROLLING_BACK,
            1,
            () -> {
              device.unpacked(new FakePackages("1.0"));
              device.packages().orElseThrow().activate("2.0");
              device.saveBootList();
              device.reload(Duration.ZERO);
            });
    Timeouts brief =
        Timeouts.DEFAULT
            .withOperation(Duration.ofSeconds(250))
            .withPollInterval(Duration.ofMinutes(1));

    Assignment end =
        lab.assignment(
            lab.upgrade(
                options ->
                    options
                        .withTargetMode(TargetMode.INSTALL)
                        .withCommit(Commit.LATER)
                        .withTimeouts(brief)),
            device);

    runsAndIsNotCommitted(device, end);
    assertThat(end.note()).contains("nothing is put back");
  }
}
