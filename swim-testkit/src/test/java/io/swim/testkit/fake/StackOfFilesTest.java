package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.PlatformId;
import io.swim.device.StackRules;
import io.swim.event.EngineEvent;
import io.swim.event.EngineListener;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stack whose members each boot a file of their own flash. */
class StackOfFilesTest {
  private static final String FILE = VirtualRun.IMAGE.fileName();

  private final VirtualRun lab = new VirtualRun();
  private final FakeDevice device = lab.network.add("stack-1");
  private final FakeStack stack = device.stackOf(3);
  private boolean forgotten;

  private Assignment upgrade(UnaryOperator<UpgradeOptions> options) {
    JobRun run = lab.upgrade(options);
    return lab.assignment(run, device);
  }

  private Assignment upgrade() {
    return upgrade(UnaryOperator.identity());
  }

  @Test
  void everyMemberGetsTheImageOnceAndRunsIt() {
    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.passages())
        .extracting(passage -> passage.state())
        .contains(AssignmentState.COPYING_TO_MEMBERS);
    assertThat(List.of(stack.version(2), stack.version(3))).containsOnly("2.0");
    assertThat(stack.copies()).isEqualTo(2);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aDistributionAloneGetsToAllMembers() {
    Assignment end = upgrade(options -> options.withScope(UpgradeScope.DISTRIBUTE));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(stack.fileSystem("flash2:").file(FILE)).isPresent();
    assertThat(stack.fileSystem("flash3:").file(FILE)).isPresent();
    assertThat(device.reboots()).isZero();
  }

  @Test
  void aMemberThatHasTheImageIsNotCopiedTo() {
    upgrade(options -> options.withScope(UpgradeScope.DISTRIBUTE));
    stack.lose(3, FILE);

    Assignment end = lab.assignment(submitAgain(), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(stack.copies()).isEqualTo(3);
  }

  private JobRun submitAgain() {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun run =
          engine.submit(UpgradeRequest.of("again", VirtualRun.IMAGE.id(), lab.network.ids()));
      lab.time.run();
      return run;
    }
  }

  @Test
  void whatABrokenCopyLeftIsDeletedOnThatMemberAndCopiedAnew() {
    stack.breakCopies(3, 1);

    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(stack.deleted()).containsExactly("flash3:" + FILE);
    assertThat(stack.copies()).isEqualTo(3);
  }

  /** The second half file is as long as the first, and may be being written all the same. */
  @Test
  void everyBrokenCopyIsLookedAtTwiceBeforeItIsDeleted() {
    stack.breakCopies(3, 2);
    List<Instant> copied = new ArrayList<>();
    List<Instant> deleted = new ArrayList<>();

    Assignment end =
        upgradeAnd(
            event -> {
              if (event instanceof EngineEvent.Commented told) {
                if (told.text().matches("copying .* to flash3:.*")) {
                  copied.add(told.at());
                }
                if (told.text().startsWith("deleting flash3:")) {
                  deleted.add(told.at());
                }
              }
            });

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(deleted).hasSize(2);
    Duration interval = Timeouts.DEFAULT.confirmationInterval();
    for (int i = 0; i < 2; i++) {
      // One until it is looked at, and one more until it is looked at again.
      assertThat(Duration.between(copied.get(i), deleted.get(i)))
          .isGreaterThanOrEqualTo(interval.multipliedBy(2));
    }
  }

  @Test
  void aMemberThatNeverGetsTheWholeFileKeepsAllOthersFromBeingActivated() {
    stack.breakCopies(3, 100);
    List<String> boots = device.bootList();

    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message())
        .contains("flash3:", "on the flash of the members [2]", "nothing was activated");
    assertThat(device.savedBootList()).isEqualTo(boots);
    assertThat(device.reboots()).isZero();
  }

  @Test
  void anotherFileUnderTheImagesNameIsNotedAndDeletedOnThatMember() {
    stack.litter(2, FILE, 12_345);

    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(stack.deleted()).containsExactly("flash2:" + FILE);
    assertThat(end.origin().orElseThrow().deleted())
        .anySatisfy(
            file -> {
              assertThat(file.name()).isEqualTo("flash2:" + FILE);
              assertThat(file.sizeBytes()).isEqualTo(12_345);
            });
  }

  @Test
  void aMemberWithoutRoomIsFoundBeforeAnythingIsDone() {
    stack.litter(3, "big.log", (50L << 20));

    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message())
        .contains("member 3", "" + VirtualRun.IMAGE.sizeBytes(), "flash3: with 6291456 bytes free");
    assertThat(device.flash().file(FILE)).isEmpty();
  }

  @Test
  void aMemberThatIsGoneAfterTheRebootIsNoSuccess() {
    stack.loseAtReboot(2);

    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(end.failure().orElseThrow().message())
        .contains("member 2 is not there", "Provisioned");
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aMemberThatRunsAnotherVersionAfterTheRebootIsNoSuccessAndTheOldListIsPutBack() {
    List<String> boots = device.bootList();

    Assignment end = upgradeAnd(AssignmentState.REBOOTING, () -> stack.lose(3, FILE));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(end.failure().orElseThrow().message())
        .contains("member 3 runs 1.0", "Version Mismatch");
    assertThat(device.savedBootList()).isEqualTo(boots);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aStackThatDoesNotWorkAsOneIsLeftAlone() {
    stack.runs(3, "0.9");

    Assignment end = upgrade();

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message())
        .contains("member 3 runs 0.9", "Version Mismatch");
    assertThat(stack.copies()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = AssignmentState.class,
      names = {"COPYING_TO_MEMBERS", "STAGED"})
  void aStackThatTheDefinitionHasNoRulesOfAnyMoreIsNotChanged(AssignmentState state) {
    forgetsStacks();
    List<String> boots = device.bootList();

    Assignment end = upgradeAnd(state, () -> forgotten = true);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(end.failure().orElseThrow().message())
        .contains("stack of 3 members", "no rules of stacks any more");
    assertThat(device.savedBootList()).isEqualTo(boots);
    assertThat(device.reboots()).isZero();
  }

  @Test
  void aStackThatTheDefinitionForgotDuringTheRebootIsNoSuccess() {
    forgetsStacks();

    Assignment end = upgradeAnd(AssignmentState.REBOOTING, () -> forgotten = true);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NOT_VERIFIED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNCONFIRMED);
    assertThat(end.failure().orElseThrow().message()).contains("no rules of stacks any more");
    assertThat(device.reboots()).isEqualTo(1);
  }

  /** As an engine that was started with another definition. */
  private void forgetsStacks() {
    lab.lastWord =
        engine ->
            engine.platforms(
                new FakePlatforms() {
                  @Override
                  public Optional<StackRules> stack(PlatformId platform) {
                    return forgotten ? Optional.empty() : super.stack(platform);
                  }
                });
  }

  @Test
  void aRollbackWantsTheOldFileOnEveryMember() {
    JobRun there = lab.upgrade(UnaryOperator.identity());
    stack.lose(3, "fake-1.0.bin");

    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun back = engine.submit(engine.rollBackRequest(there.id(), "back"));
      lab.time.run();
      Assignment end = lab.assignment(back, device);

      assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SKIPPED);
      assertThat(end.failure().orElseThrow().message()).contains("no such file on flash3:");
      assertThat(device.reboots()).isEqualTo(1);
    }
  }

  /** Does something as soon as the assignment is in that state. */
  private Assignment upgradeAnd(AssignmentState state, Runnable action) {
    return upgradeAnd(
        event -> {
          if (event instanceof EngineEvent.StateChanged changed
              && changed.assignment().state() == state) {
            action.run();
          }
        });
  }

  private Assignment upgradeAnd(EngineListener listener) {
    try (UpgradeEngine engine = lab.engine(lab.time)) {
      engine.addListener(listener);
      engine.start();
      JobRun run =
          engine.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), lab.network.ids()));
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  /** The process may end after every single write to the store, one run for each. */
  @Test
  void endsTheSameWayWhereverTheProcessDied() {
    List<String> wrong = new ArrayList<>();
    int deaths = 0;
    boolean died = true;
    while (died) {
      VirtualRun one = new VirtualRun();
      FakeDevice device = one.network.add("stack-1");
      FakeStack stack = device.stackOf(3).breakCopies(2, 1);
      MortalJobStore mortal = new MortalJobStore(one.jobs, deaths);
      one.jobs = mortal;
      UpgradeEngine first = one.engine(one.time);
      first.start();
      JobRun run = first.submit(UpgradeRequest.of("job", VirtualRun.IMAGE.id(), one.network.ids()));
      died = one.runThroughDeath(mortal);
      Assignment end = one.assignment(run, device);
      deaths++;
      if (end.state() != AssignmentState.SUCCESS
          || device.reboots() != 1
          || !stack.version(2).equals("2.0")
          || !stack.version(3).equals("2.0")) {
        wrong.add("after write " + deaths + ": " + end.state() + " " + end.note());
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(deaths).as("writes that were tried").isGreaterThan(20);
  }
}
