package io.swim.testkit.fake;

import io.swim.UpgradeEngine;
import io.swim.job.Assignment;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.util.List;
import java.util.function.UnaryOperator;

/** A failover pair, and upgrades of it. */
abstract class PairFixture {
  static final String NEW = "fake-2.0.bin";
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
}
