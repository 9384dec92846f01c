package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.device.DeviceId;
import io.swim.event.EngineEvent;
import io.swim.job.AssignmentState;
import io.swim.job.Condition;
import io.swim.job.ConditionNote;
import io.swim.job.DeviceCondition;
import io.swim.job.JobRun;
import io.swim.job.UpgradeRequest;
import io.swim.spi.ConditionStore;
import io.swim.store.InMemoryConditionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No crash, and no store that fails for a while, loses what a device is in. */
class ConditionCrashTest {
  private final VirtualRun lab = new VirtualRun();
  private ConditionStore conditions = new InMemoryConditionStore();

  ConditionCrashTest() {
    lab.lastWord = builder -> builder.conditionStore(conditions);
  }

  private UpgradeEngine engine() {
    return lab.engine(lab.later());
  }

  private DeviceCondition condition(FakeDevice device) {
    try (UpgradeEngine engine = engine()) {
      return engine.condition(device.id());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FakeFault.class,
      names = {"NEVER_COMES_BACK", "NEVER_GOES_DOWN", "RELOAD_LOST_ONCE", "RELOAD_REFUSED"})
  void whereverTheProcessDiesTheConditionIsThatOfTheEnd(FakeFault fault) {
    List<String> wrong = new ArrayList<>();
    boolean died = true;
    for (int writes = 0; died; writes++) {
      VirtualRun mortals = new VirtualRun();
      ConditionStore kept = new InMemoryConditionStore();
      mortals.lastWord = builder -> builder.conditionStore(kept);
      FakeDevice device = mortals.network.add("sw-1", fault);
      MortalJobStore mortal = new MortalJobStore(mortals.jobs, writes);
      mortals.jobs = mortal;
      UpgradeEngine first = mortals.engine(mortals.time);
      first.start();
      JobRun run =
          first.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), mortals.network.ids()));
      died = mortals.runThroughDeath(mortal);

      boolean bad = mortals.assignment(run, device).state() == AssignmentState.NOT_VERIFIED;
      long open = kept.notes(device.id()).stream().filter(ConditionNote::isOpen).count();
      if (open != (bad ? 1 : 0)) {
        wrong.add("after write " + writes + ": " + kept.notes(device.id()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whenTheProcessDiesBetweenConditionAndEndTheTruthOfTheNextOneCounts() {
    FakeDevice device = lab.network.add("sw-1");
    DyingConditions dying = new DyingConditions(conditions);
    conditions = dying;
    JobRun run;
    UpgradeEngine first = engine();
    first.addListener(
        event -> {
          if (event instanceof EngineEvent.StateChanged changed
              && changed.assignment().state() == AssignmentState.RECONNECTING) {
            device.add(FakeFault.UNREACHABLE);
          }
        });
    first.start();
    run = first.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));
    assertThatThrownBy(() -> lab.time.run()).isInstanceOf(MortalJobStore.ProcessDied.class);
    assertThat(lab.assignment(run, device).state().isTerminal()).isFalse();
    conditions = dying.store;
    assertThat(condition(device).condition()).isEqualTo(Condition.MAINTENANCE);

    device.once(FakeFault.UNREACHABLE);
    try (UpgradeEngine second = engine()) {
      second.start();
      lab.time.run();
    }

    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
    DeviceCondition after = condition(device);
    assertThat(after.condition()).isEqualTo(Condition.OPERATIONAL);
    assertThat(after.past().get(0).reset().orElseThrow().why()).contains("ended as SUCCESS");
  }

  /** The process dies right after the first note. */
  private record DyingConditions(ConditionStore store) implements ConditionStore {
    @Override
    public List<ConditionNote> notes(DeviceId device) {
      return store.notes(device);
    }

    @Override
    public void put(ConditionNote note) {
      store.put(note);
      throw new MortalJobStore.ProcessDied();
    }
  }

  @Test
  void aStoreThatFailsForAWhileLosesNoCondition() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.NEVER_COMES_BACK);
    ConditionStore store = conditions;
    conditions = new FailingConditions(store, new int[] {2, 2});

    JobRun run = lab.upgrade(UnaryOperator.identity());

    conditions = store;
    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(condition(device).condition()).isEqualTo(Condition.MAINTENANCE);
    assertThat(device.reboots()).isEqualTo(1);
  }

  /** Fails so often to read and to write. */
  private record FailingConditions(ConditionStore store, int[] left) implements ConditionStore {
    private void fail(int which) {
      if (left[which]-- > 0) {
        throw new IllegalStateException("the database is away");
      }
    }

    @Override
    public List<ConditionNote> notes(DeviceId device) {
      fail(0);
      return store.notes(device);
    }

    @Override
    public void put(ConditionNote note) {
      fail(1);
      store.put(note);
    }
  }
}
