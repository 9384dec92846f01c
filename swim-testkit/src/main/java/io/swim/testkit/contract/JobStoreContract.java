package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.DeviceId;
import io.swim.image.ImageId;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.JobId;
import io.swim.job.JobRun;
import io.swim.job.RunId;
import io.swim.job.RunStatus;
import io.swim.job.Task;
import io.swim.job.UpgradeJob;
import io.swim.job.UpgradeRequest;
import io.swim.spi.JobStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JobStore} must do. */
public abstract class JobStoreContract {
  private static final int ROUNDS = 50;

  private JobStore store;

  /** An empty store, for each test anew. */
  protected abstract JobStore newStore() throws Exception;

  @BeforeEach
  final void makeStore() throws Exception {
    store = newStore();
  }

  private SampleJob created(String name, int devices) {
    SampleJob sample = SampleJob.of(name, devices);
    store.create(sample.job(), sample.run(), sample.assignments());
    return sample;
  }

  @Test
  void whatWasCreatedIsFound() {
    UpgradeRequest request =
        new UpgradeRequest(
            "key",
            "a name",
            new Task.Upgrade(new ImageId("image.bin")),
            List.of(new DeviceId("b"), new DeviceId("a")),
            SampleJob.unusualOptions());
    SampleJob sample = SampleJob.of("x", request);

    UpgradeJob returned = store.create(sample.job(), sample.run(), sample.assignments());

    assertThat(returned).isEqualTo(sample.job());
    assertThat(store.job(sample.job().id())).contains(sample.job());
    assertThat(store.run(sample.run().id())).contains(sample.run());
    assertThat(store.runs(sample.job().id())).containsExactly(sample.run());
    assertThat(store.assignment(sample.first().id())).contains(sample.first());
    assertThat(store.assignments(sample.run().id(), Optional.empty(), 10))
        .isEqualTo(sample.assignments());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    created("x", 1);
    RunId unknown = new RunId("unknown");

    assertThat(store.job(new JobId("unknown"))).isEmpty();
    assertThat(store.run(unknown)).isEmpty();
    assertThat(store.runs(new JobId("unknown"))).isEmpty();
    assertThat(store.assignment(new AssignmentId(unknown, new DeviceId("sw-1")))).isEmpty();
    assertThat(store.assignments(unknown, Optional.empty(), 10)).isEmpty();
  }

  @Test
  void everyFieldOfAnAssignmentIsKept() {
    SampleJob sample = created("x", 1);
    Assignment full = SampleJob.full(sample.first());

    assertThat(store.replace(full)).isTrue();

    assertThat(store.assignment(full.id())).contains(full);
    assertThat(store.assignments(sample.run().id(), Optional.empty(), 10)).containsExactly(full);
  }

  @Test
  void aJobOfTheSameKeyIsNotCreatedTwice() {
    SampleJob first = created("x", 2);
    SampleJob second = SampleJob.of("y", first.job().request());

    UpgradeJob returned = store.create(second.job(), second.run(), second.assignments());

    assertThat(returned).isEqualTo(first.job());
    assertThat(store.job(second.job().id())).isEmpty();
    assertThat(store.run(second.run().id())).isEmpty();
    assertThat(store.assignment(second.first().id())).isEmpty();
    assertThat(store.assignments(second.run().id(), Optional.empty(), 10)).isEmpty();
    assertThat(store.unfinishedRuns()).containsExactly(first.run());
  }

  @Test
  void ofManyThatCreateTheSameKeyOneWinsAndAllGetIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      UpgradeRequest request = SampleJob.of("round-" + round, 3).job().request();
      int number = round;
      List<UpgradeJob> returned =
          Race.of(
              thread -> {
                SampleJob mine = SampleJob.of(number + "-" + thread, request);
                return store.create(mine.job(), mine.run(), mine.assignments());
              });

      assertThat(returned.stream().distinct()).hasSize(1);
      UpgradeJob winner = returned.get(0);
      assertThat(store.job(winner.id())).contains(winner);
      JobRun run = store.runs(winner.id()).get(0);
      assertThat(store.assignments(run.id(), Optional.empty(), 10)).hasSize(3);
    }
    assertThat(store.unfinishedRuns()).hasSize(ROUNDS);
  }

  @Test
  void runsThatHaveEndedAreNotUnfinished() {
    SampleJob ended = created("ended", 1);
    SampleJob stopped = created("stopped", 1);

    assertThat(store.replace(ended.run().ended(RunStatus.PARTIAL_SUCCESS, SampleJob.NOW))).isTrue();
    assertThat(store.replace(stopped.run().stopped("a person said so"))).isTrue();

    assertThat(store.unfinishedRuns()).containsExactly(stopped.run().stopped("a person said so"));
    assertThat(store.run(ended.run().id()))
        .contains(ended.run().ended(RunStatus.PARTIAL_SUCCESS, SampleJob.NOW));
  }

  @Test
  void onlyTheNextVersionOfAnAssignmentReplacesIt() {
    SampleJob sample = created("x", 1);
    Assignment one = sample.first().toBuilder().note("one").next();
    Assignment two = one.toBuilder().note("two").next();

    assertThat(store.replace(two)).as("two versions on").isFalse();
    assertThat(store.replace(sample.first())).as("the same version").isFalse();
    assertThat(store.replace(one)).isTrue();
    assertThat(store.replace(sample.first().toBuilder().note("other").next()))
        .as("made from a version that is not the stored one any more")
        .isFalse();
    assertThat(store.assignment(one.id())).contains(one);
  }

  @Test
  void onlyTheNextVersionOfARunReplacesIt() {
    SampleJob sample = created("x", 1);
    JobRun stopped = sample.run().stopped("why");

    assertThat(store.replace(stopped.ended(RunStatus.ABORTED, SampleJob.NOW))).isFalse();
    assertThat(store.replace(sample.run())).isFalse();
    assertThat(store.replace(stopped)).isTrue();
    assertThat(store.replace(sample.run().stopped("another why"))).isFalse();
    assertThat(store.run(sample.run().id())).contains(stopped);
  }

  @Test
  void whatWasNeverCreatedIsNotReplaced() {
    SampleJob unknown = SampleJob.of("unknown", 1);

    assertThat(store.replace(unknown.first().toBuilder().next())).isFalse();
    assertThat(store.replace(unknown.run().stopped("why"))).isFalse();
    assertThat(store.assignment(unknown.first().id())).isEmpty();
    assertThat(store.run(unknown.run().id())).isEmpty();
  }

  @Test
  void ofManyThatReplaceOneVersionExactlyOneSucceeds() throws Exception {
    SampleJob sample = created("x", 1);
    for (int round = 0; round < ROUNDS; round++) {
      Assignment before = store.assignment(sample.first().id()).orElseThrow();

      List<Optional<Assignment>> written =
          Race.of(
              thread -> {
                Assignment mine = before.toBuilder().note("thread " + thread).next();
                return store.replace(mine) ? Optional.of(mine) : Optional.<Assignment>empty();
              });

      List<Assignment> winners = written.stream().flatMap(Optional::stream).toList();
      assertThat(winners).hasSize(1);
      assertThat(store.assignment(before.id())).contains(winners.get(0));
    }
  }

  @Test
  void noneOfManyCountersIsLost() throws Exception {
    SampleJob sample = created("x", 1);

    Race.of(
        thread -> {
          int written = 0;
          while (written < ROUNDS) {
            Assignment before = store.assignment(sample.first().id()).orElseThrow();
            written += store.replace(before.toBuilder().begun().next()) ? 1 : 0;
          }
          return written;
        });

    Assignment end = store.assignment(sample.first().id()).orElseThrow();
    assertThat(end.entries()).isEqualTo(Race.THREADS * ROUNDS);
    assertThat(end.version()).isEqualTo(Race.THREADS * ROUNDS);
  }

  @Test
  void pagesHaveTheOrderOfCreationAndMissNothing() {
    SampleJob sample = created("x", 25);
    created("other", 3);
    for (int limit : new int[] {1, 7, 24, 25, 26, Integer.MAX_VALUE}) {
      List<Assignment> all = new ArrayList<>();
      List<Assignment> page = store.assignments(sample.run().id(), Optional.empty(), limit);
      while (!page.isEmpty()) {
        assertThat(page.size()).isLessThanOrEqualTo(limit);
        all.addAll(page);
        Optional<AssignmentId> last = Optional.of(page.get(page.size() - 1).id());
        page = store.assignments(sample.run().id(), last, limit);
      }
      assertThat(all).as("pages of %s", limit).isEqualTo(sample.assignments());
    }
  }

  @Test
  void changesDoNotMoveAnAssignmentToAnotherPage() {
    SampleJob sample = created("x", 4);
    Assignment changed =
        sample.first().toBuilder().enter(AssignmentState.SUCCESS, SampleJob.NOW).next();

    assertThat(store.replace(changed)).isTrue();

    assertThat(store.assignments(sample.run().id(), Optional.empty(), 2))
        .containsExactly(changed, sample.assignments().get(1));
    assertThat(store.assignments(sample.run().id(), Optional.of(changed.id()), 2))
        .containsExactly(sample.assignments().get(1), sample.assignments().get(2));
  }

  @Test
  void oneDeviceHasItsOwnAssignmentInEachRun() {
    SampleJob one = created("one", 1);
    SampleJob other = created("other", 1);

    assertThat(store.replace(one.first().toBuilder().note("changed").next())).isTrue();

    assertThat(store.assignment(other.first().id())).contains(other.first());
  }

  @Test
  void aDeletedJobIsGoneWithAllThatIsItsAndNothingElse() {
    SampleJob gone = created("gone", 3);
    SampleJob other = created("other", 2);

    store.delete(gone.job().id());
    store.delete(gone.job().id());

    assertThat(store.job(gone.job().id())).isEmpty();
    assertThat(store.run(gone.run().id())).isEmpty();
    assertThat(store.runs(gone.job().id())).isEmpty();
    assertThat(store.assignment(gone.first().id())).isEmpty();
    assertThat(store.assignments(gone.run().id(), Optional.empty(), 10)).isEmpty();
    assertThat(store.unfinishedRuns()).containsExactly(other.run());
    assertThat(store.assignments(other.run().id(), Optional.empty(), 10))
        .isEqualTo(other.assignments());
  }

  @Test
  void theKeyOfADeletedJobIsFreeAgain() {
    SampleJob gone = created("x", 1);
    store.delete(gone.job().id());

    assertThat(store.create(gone.job(), gone.run(), gone.assignments())).isEqualTo(gone.job());
    assertThat(store.assignment(gone.first().id())).contains(gone.first());
  }
}
