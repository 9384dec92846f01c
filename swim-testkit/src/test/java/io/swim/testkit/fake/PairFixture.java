package io.swim.testkit.fake;

import io.swim.UpgradeEngine;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Finding;
import io.swim.job.JobRun;
import io.swim.job.Severity;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.spi.JobStore;
import java.util.List;
import java.util.function.UnaryOperator;

/** A failover pair, and upgrades of it. */
abstract class PairFixture {
  static final String NEW = "fake-2.0.bin";
  static final String OLD = "flash:fake-1.0.bin";
  final VirtualRun lab = new VirtualRun();
  final FakePair pair = lab.network.addPair("fw-1");

  Assignment upgrade() {
    return upgrade(UnaryOperator.identity());
  }

  Assignment upgrade(UnaryOperator<UpgradeOptions> options) {
    return lab.assignment(lab.upgrade(options), pair.primary());
  }

  List<String> versions() {
    return List.of(pair.primary().version(), pair.secondary().version());
  }

  /** Before anything else: that unit runs the image already, and both would boot the old one. */
  void runsTheImageBefore(FakeDevice unit) {
    unit.runsOnly(FakeFile.of(VirtualRun.IMAGE, true));
    pair.primary().bootList(List.of(OLD));
    pair.primary().saveBootList();
  }

  /** What a person, or a crash, does to the pair when that state is entered that many times. */
  OnEntry on(AssignmentState when, int visit, Runnable action) {
    OnEntry entry = new OnEntry(lab.jobs, when, visit, action);
    lab.jobs = entry;
    return entry;
  }

  static List<String> messages(Assignment end, Severity severity) {
    return end.findings().stream()
        .filter(finding -> finding.severity() == severity)
        .map(Finding::message)
        .toList();
  }

  JobRun again(String key) {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of(key, VirtualRun.IMAGE.id(), lab.network.ids())
                  .withOptions(UpgradeOptions.DEFAULT));
      lab.time.run();
      return engine.run(run.id()).orElseThrow();
    }
  }

  /** Does something when a state is entered that many times. */
  static final class OnEntry extends StoreProxy {
    private final AssignmentState when;
    private final Runnable action;
    private int visits;

    OnEntry(JobStore store, AssignmentState when, int visit, Runnable action) {
      super(store);
      this.when = when;
      this.action = action;
      this.visits = visit;
    }

    boolean happened() {
      return visits <= 0;
    }

    @Override
    public boolean replace(Assignment next) {
      boolean stored = super.replace(next);
      if (next.state() == when && next.entries() == 0 && --visits == 0) {
        action.run();
      }
      return stored;
    }
  }
}
