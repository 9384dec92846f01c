package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.spi.RebootDriver;
import io.swim.spi.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes between the two units of a pair: other failovers, time, defects, deaths. */
class PairTroubleTest extends PairFixture {
  /**
   * At whatever moment the units change their parts: none is reloaded twice, or while active. While
   * nothing is reloaded it goes on with whom it finds, once both have the image; else it ends,
   * unless who answers is the one that was to be active.
   */
  @ParameterizedTest
  @CsvSource({
    "DISTRIBUTING, 1, FAILED",
    "DISTRIBUTING, 2, FAILED",
    "VERIFYING_IMAGE, 1, FAILED",
    "VERIFYING_IMAGE, 2, FAILED",
    "STAGED, 1, SUCCESS",
    "ACTIVATING, 1, SUCCESS",
    "REBOOTING, 1, SUCCESS",
    "REBOOTING, 2, NEEDS_ATTENTION",
    "RECONNECTING, 1, SUCCESS",
    "RECONNECTING, 2, SUCCESS",
    "CONFIRMING, 1, NEEDS_ATTENTION",
    "CONFIRMING, 2, NOT_VERIFIED",
    "SWITCHING_OVER, 1, SUCCESS"
  })
  void noUnitIsReloadedTwiceOrWhileItIsActiveWheneverTheyChangeTheirParts(
      AssignmentState when, int visit, AssignmentState right) {
    OnEntry change = on(when, visit, pair::failOver);

    Assignment end = upgrade();

    assertThat(change.happened()).isTrue();
    assertThat(end.state()).as(end.note()).isEqualTo(right);
    assertThat(pair.reloaded()).doesNotHaveDuplicates().noneMatch(each -> each.contains("active"));
    if (right == AssignmentState.SUCCESS) {
      assertThat(versions()).containsExactly("2.0", "2.0");
    }
  }

  /** The time for the device is over when that state is entered that many times. */
  private Assignment lateAt(AssignmentState when, int visit) {
    OnEntry late =
        on(
            when,
            visit,
            () -> lab.time.runUntil(lab.time.clock().instant().plus(Timeouts.DEFAULT.operation())));
    Assignment end = upgrade();
    assertThat(late.happened()).isTrue();
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.TIMEOUT);
    return end;
  }

  @Test
  void aLatePairIsNotSwitchedOver() {
    Assignment end = lateAt(AssignmentState.SWITCHING_OVER, 1);

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.note()).contains("is over", "[SERIAL-B] runs 2.0, and SERIAL-A what it ran");
    assertThat(pair.switches()).isZero();
    assertThat(pair.reloaded()).containsExactly("SERIAL-B");
  }

  @Test
  void theSecondUnitOfALatePairIsNotReloaded() {
    Assignment end = lateAt(AssignmentState.REBOOTING, 2);

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.note()).contains("is over", "[SERIAL-B] runs 2.0, and SERIAL-A what it ran");
    assertThat(end.failure().orElseThrow().text()).isEqualTo(end.note());
    assertThat(pair.switches()).isEqualTo(1);
    assertThat(pair.reloaded()).containsExactly("SERIAL-B");
    assertThat(versions()).containsExactly("1.0", "2.0");
  }

  @Test
  void aSecondUnitThatFailsIsToldTogetherWithTheFirstOne() {
    pair.primary().add(FakeFault.BOOTS_OLD_IMAGE);

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.note())
        .contains("it rebooted, but runs 1.0")
        .contains("[SERIAL-B] runs 2.0, and SERIAL-A was to be reloaded");
    assertThat(pair.active()).isSameAs(pair.secondary());
    assertThat(pair.secondary().savedBootList()).startsWith("flash:" + NEW);
  }

  @Test
  void whereTheStandbyRanTheImageBeforeALatePairIsPutBackAsItWas() {
    runsTheImageBefore(pair.secondary());

    Assignment end = lateAt(AssignmentState.REBOOTING, 1);

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(end.note()).contains("[SERIAL-B] ran 2.0 before already");
    assertThat(end.mayHaveReloaded()).isFalse();
    assertThat(pair.reloaded()).isEmpty();
    assertThat(pair.primary().savedBootList()).containsExactly("flash:fake-1.0.bin");
  }

  @Test
  void whereTheStandbyRanTheImageBeforeNothingIsPutBackOnceItHasTheTraffic() {
    runsTheImageBefore(pair.secondary());

    Assignment end = lateAt(AssignmentState.REBOOTING, 2);

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.note()).contains("[SERIAL-B] runs 2.0, and SERIAL-A what it ran");
    assertThat(pair.reloaded()).isEmpty();
    assertThat(pair.active()).isSameAs(pair.secondary());
    assertThat(pair.secondary().savedBootList()).startsWith("flash:" + NEW);
  }

  @Test
  void whereTheActiveUnitRanTheImageBeforeNothingIsPutBackOnceTheStandbyWasReloaded() {
    runsTheImageBefore(pair.primary());
    pair.secondary().add(FakeFault.BOOTS_OLD_IMAGE);

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.note()).contains("[SERIAL-A] runs 2.0, and SERIAL-B was to be reloaded");
    assertThat(pair.reloaded()).containsExactly("SERIAL-B");
    assertThat(pair.primary().savedBootList()).startsWith("flash:" + NEW);
  }

  /** Fails by a defect when it is to reload. */
  private record BrokenReboot() implements RebootDriver, WrongPart {
    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH);
    }

    @Override
    public void reload(Access access, StepContext context) {
      throw new IllegalStateException("driver is wrong");
    }
  }

  @Test
  void aDefectAtTheFirstReloadPutsTheListBackAndIsForAPersonToSee() {
    lab.settings = builder -> builder.register(new BrokenReboot());

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message())
        .contains("driver is wrong")
        .contains("the boot list is put back to [flash:fake-1.0.bin]");
    assertThat(pair.primary().savedBootList()).containsExactly("flash:fake-1.0.bin");
  }

  @Test
  void aReloadThatGotLostIsNotOrderedAgainAtAUnitThatIsActiveByThen() {
    pair.secondary().add(FakeFault.RELOAD_LOST_ONCE);
    OnEntry change = on(AssignmentState.REBOOTING, 2, pair::failOver);

    Assignment end = upgrade();

    assertThat(change.happened()).isTrue();
    assertThat(end.note()).contains("the units of the pair have changed their parts");
    assertThat(pair.reloaded()).noneMatch(each -> each.contains("active"));
  }

  @Test
  void aMateThatPassesNothingOnForAWhileIsWaitedFor() {
    OnEntry silence = on(AssignmentState.CONFIRMING, 1, () -> pair.silentMate(1));

    Assignment end = upgrade();

    assertThat(silence.happened()).isTrue();
    assertThat(pair.silent()).isEqualTo(1);
    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
  }

  /** Which unit ran the image before anything was done. */
  enum Before {
    NEITHER(List.of("SERIAL-B", "SERIAL-A"), 1),
    THE_STANDBY(List.of("SERIAL-A"), 1),
    THE_ACTIVE_ONE(List.of("SERIAL-B"), 0);

    private final List<String> reloads;
    private final int switches;

    Before(List<String> reloads, int switches) {
      this.reloads = reloads;
      this.switches = switches;
    }

    void prepare(PairFixture each) {
      if (this != NEITHER) {
        each.runsTheImageBefore(this == THE_STANDBY ? each.pair.secondary() : each.pair.primary());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsTheSameWayWhereverTheProcessDied(Before before) {
    List<String> wrong = new ArrayList<>();
    int deaths = 0;
    while (true) {
      PairFixture each = new PairTroubleTest();
      before.prepare(each);
      MortalJobStore mortal = new MortalJobStore(each.lab.jobs, deaths);
      each.lab.jobs = mortal;
      UpgradeEngine first = each.lab.engine(each.lab.time);
      first.start();
      JobRun run =
          first.submit(
              UpgradeRequest.of("job", VirtualRun.IMAGE.id(), each.lab.network.ids())
                  .withOptions(UpgradeOptions.DEFAULT));
      if (!each.lab.runThroughDeath(mortal)) {
        break;
      }
      deaths++;
      Assignment end = each.lab.assignment(run, each.pair.primary());
      if (end.state() != AssignmentState.SUCCESS
          || !each.pair.reloaded().equals(before.reloads)
          || each.pair.switches() != before.switches
          || !each.versions().equals(List.of("2.0", "2.0"))) {
        wrong.add("after write " + deaths + ": " + end.note() + " " + each.pair.reloaded());
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(deaths).as("writes that were tried").isGreaterThan(15);
  }
}
