package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobId;
import io.swim.job.JobRun;
import io.swim.job.UpgradeJob;
import io.swim.job.UpgradeOptions;
import io.swim.spi.JobStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How often the host's store is asked, which may be a database behind a network. */
class StoreReadsTest {
  /** Counts how often the job is read, in all and before something about its device is stored. */
  private static final class CountingStore extends StoreProxy {
    private int reads;
    private int readSince;
    private int most;

    CountingStore(JobStore store) {
      super(store);
    }

    @Override
    public boolean replace(Assignment next) {
      readSince = 0;
      return super.replace(next);
    }

    @Override
    public Optional<UpgradeJob> job(JobId id) {
      reads++;
      readSince++;
      most = Math.max(most, readSince);
      return super.job(id);
    }
  }

  @Test
  void theJobIsReadOnceEachTimeThatAnAssignmentIsTakenUp() {
    VirtualRun lab = new VirtualRun();
    FakeDevice device = lab.network.add("sw-1");
    CountingStore store = new CountingStore(lab.jobs);
    lab.jobs = store;

    JobRun run = lab.upgradeArmed(store, UpgradeOptions.DEFAULT);

    assertThat(store.reads).isGreaterThan(3);
    assertThat(store.most).isEqualTo(1);
    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
  }
}
