package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.event.EngineEvent;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Commit;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A device that takes back by itself what nobody commits: by when is said, and stored. */
class AbortTimerTest {
  private static final Duration UNTIL_ABORT = Duration.ofHours(2);

  private final VirtualRun lab = new VirtualRun();
  private final List<String> told = new ArrayList<>();

  private Assignment upgrade(FakeDevice device, UnaryOperator<UpgradeOptions> options) {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.addListener(
          event -> {
            if (event instanceof EngineEvent.StateChanged changed) {
              told.add(changed.assignment().state() + " " + changed.assignment().note());
            }
          });
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids())
                  .withOptions(options.apply(UpgradeOptions.DEFAULT)));
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  private static String words(FakeDevice device) {
    Instant end = device.bootMark().bootedAt().plus(UNTIL_ABORT);
    return "goes back by itself, with a reload, at " + end.truncatedTo(ChronoUnit.SECONDS);
  }

  @Test
  void aCommitThatIsRefusedSaysByWhenItGoesBackByItself() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.COMMIT_REFUSED).installed();
    device.change().abortsAfter(UNTIL_ABORT);

    Assignment end = upgrade(device, options -> options);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message()).contains("not now", words(device));
    assertThat(end.goesBackAt()).contains(device.bootMark().bootedAt().plus(UNTIL_ABORT));
    assertThat(told.get(told.size() - 1))
        .startsWith(AssignmentState.NEEDS_ATTENTION.name())
        .contains(words(device));
  }

  @Test
  void oneThatFallsSilentBeforeItsCommitStillSaysByWhenItToldToGoBack() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.FALLS_SILENT_AT_COMMIT).installed();
    device.change().abortsAfter(UNTIL_ABORT);

    Assignment end = upgrade(device, options -> options);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message()).contains(words(device));
    assertThat(told.get(told.size() - 1)).contains(words(device));
  }

  @Test
  void whatIsCommittedLaterSaysByWhen() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.change().abortsAfter(UNTIL_ABORT);

    Assignment end = upgrade(device, options -> options.withCommit(Commit.LATER));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.note()).contains("is not committed yet", words(device));
    assertThat(end.goesBackAt()).contains(device.bootMark().bootedAt().plus(UNTIL_ABORT));
  }

  @Test
  void whatIsCommittedDoesNotGoBack() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.change().abortsAfter(UNTIL_ABORT);

    Assignment end = upgrade(device, options -> options);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.goesBackAt()).isEqualTo(Optional.empty());
    assertThat(end.note()).doesNotContain("goes back");
  }

  @Test
  void oneThatIsAtWorkForEverIsNotWaitedForSoLong() {
    FakeDevice device = lab.network.add("sw-1").installed();
    device.change().abortsAfter(UNTIL_ABORT);
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.COMMITTING,
            1,
            () -> device.change().atWork("install_op_boot", Duration.ofDays(400)));

    Assignment end = upgrade(device, options -> options);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(Duration.between(VirtualRun.START, lab.time.clock().instant()))
        .isLessThan(Duration.ofHours(1));
    assertThat(end.failure().orElseThrow().deviceWords()).isEqualTo("install_op_boot");
    assertThat(end.failure().orElseThrow().message()).contains("1200 s later", words(device));
  }

  @Test
  void oneWhoseTimeToGoBackIsOverIsToBeLookedAt() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.FALLS_SILENT_AT_COMMIT).installed();
    device.change().abortsAfter(Duration.ofMinutes(3));

    Assignment end = upgrade(device, options -> options);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message())
        .contains(
            "was to go back by itself, with a reload, at " + end.goesBackAt().orElseThrow(),
            "s ago: look which version runs")
        .doesNotContain("in -");
  }
}
