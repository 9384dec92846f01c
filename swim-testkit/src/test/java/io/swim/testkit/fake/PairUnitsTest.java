package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.DistributionOptions;
import io.swim.job.JobRun;
import io.swim.job.MakeRoom;
import io.swim.job.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs from one unit of a pair to the other: flash, what runs, what would be booted. */
class PairUnitsTest extends PairFixture {
  private static final long MIB = 1 << 20;

  private static FakeFile file(String name, long mebibytes, String version) {
    return new FakeFile(
        name, mebibytes * MIB, version, new Digest(DigestAlgorithm.MD5, "3".repeat(32)), true);
  }

  private static void put(FakeDevice unit, FakeFile... files) {
    for (FakeFile each : files) {
      unit.files().put(each.name(), each);
    }
  }

  private void bootsTheOldOne() {
    pair.primary().bootList(List.of(OLD));
    pair.primary().saveBootList();
  }

  @Test
  void theStandbyIsNotReloadedWhenSomebodyHasChangedWhatIsBooted() {
    OnEntry change = on(AssignmentState.REBOOTING, 1, this::bootsTheOldOne);

    Assignment end = upgrade();

    assertThat(change.happened()).isTrue();
    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(end.failure().orElseThrow().message())
        .contains("SERIAL-B would boot [flash:fake-1.0.bin]", "flash:" + NEW);
    assertThat(pair.reloaded()).isEmpty();
    assertThat(end.mayHaveReloaded()).isFalse();
  }

  @Test
  void theSecondUnitIsNotReloadedWhenItAloneWouldBootAnotherImage() {
    OnEntry change =
        on(AssignmentState.REBOOTING, 2, () -> pair.primary().ownBootList(List.of(OLD)));

    Assignment end = upgrade();

    assertThat(change.happened()).isTrue();
    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.note())
        .contains("SERIAL-A would boot [flash:fake-1.0.bin]")
        .contains("[SERIAL-B] runs 2.0, and SERIAL-A");
    assertThat(pair.reloaded()).containsExactly("SERIAL-B");
    assertThat(pair.secondary().savedBootList()).startsWith("flash:" + NEW);
  }

  @Test
  void aMateThatDoesNotTellWhatItBootsForAWhileIsAskedAgain() {
    OnEntry silence = on(AssignmentState.REBOOTING, 1, () -> pair.silentMate(2));

    Assignment end = upgrade();

    assertThat(silence.happened()).isTrue();
    assertThat(pair.silent()).isEqualTo(2);
    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.attempts())
        .filteredOn(attempt -> attempt.state() == AssignmentState.REBOOTING)
        .as("orders alone, by which is told what may have been done")
        .hasSize(2);
    assertThat(pair.reloaded()).containsExactly("SERIAL-B", "SERIAL-A");
  }

  @Test
  void aMateThatNeverTellsWhatItBootsIsNotReloaded() {
    OnEntry silence = on(AssignmentState.REBOOTING, 1, () -> pair.silentMate(10_000));

    Assignment end = upgrade();

    assertThat(silence.happened()).isTrue();
    assertThat(pair.silent()).isGreaterThan(1);
    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(pair.reloaded()).isEmpty();
    assertThat(pair.primary().savedBootList()).containsExactly(OLD);
  }

  @Test
  void whatEachUnitRanStaysInTheBootList() {
    pair.secondary().runsOnly(file("fake-1.1.bin", 8, "1.1"));
    bootsTheOldOne();

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(pair.secondary().savedBootList())
        .containsExactly("flash:" + NEW, OLD, "flash:fake-1.1.bin");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAUnitRunsAndHasNoMoreIsWarnedOf(boolean ofMate) {
    (ofMate ? pair.secondary() : pair.primary()).delete("fake-1.0.bin");

    Assignment end = upgrade();

    assertThat(messages(end, Severity.WARNING))
        .singleElement()
        .asString()
        .startsWith(ofMate ? "the other unit of the pair: it runs " + OLD : "it runs " + OLD)
        .contains("not on its flash any more");
  }

  @Test
  void unitsThatBothRunTheImageGetTheListAndNeitherReloadNorSwitch() {
    pair.primary().runsOnly(FakeFile.of(VirtualRun.IMAGE, true));
    pair.secondary().runsOnly(FakeFile.of(VirtualRun.IMAGE, true));
    bootsTheOldOne();

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(pair.secondary().savedBootList()).startsWith("flash:" + NEW);
    assertThat(pair.reloaded()).isEmpty();
    assertThat(pair.switches()).isZero();
  }

  @Test
  void whereTheActiveUnitRunsTheImageTheOtherOneAloneIsReloaded() {
    runsTheImageBefore(pair.primary());

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(pair.reloaded()).containsExactly("SERIAL-B");
    assertThat(pair.switches()).isZero();
    assertThat(versions()).containsExactly("2.0", "2.0");
  }

  @Test
  void whereTheStandbyRunsTheImageTrafficGoesThereBeforeTheOnlyReload() {
    runsTheImageBefore(pair.secondary());

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(pair.reloaded()).containsExactly("SERIAL-A");
    assertThat(pair.switches()).isEqualTo(1);
    assertThat(versions()).containsExactly("2.0", "2.0");
  }

  @Test
  void aStandbyThatRunsTheImageNoMoreIsNotGivenTheTraffic() {
    runsTheImageBefore(pair.secondary());
    OnEntry change =
        on(
            AssignmentState.STAGED,
            1,
            () -> pair.secondary().runsOnly(file("fake-1.0.bin", 8, "1.0")));

    Assignment end = upgrade();

    assertThat(change.happened()).isTrue();
    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(end.failure().orElseThrow().message())
        .contains("SERIAL-B ran the image in PRECHECK, and runs 1.0 from flash:fake-1.0.bin now");
    assertThat(pair.switches()).isZero();
    assertThat(pair.reloaded()).isEmpty();
  }

  /** The active unit has 11 MiB free of 64 before, the mate 6; the image needs 16. */
  private Assignment withTooLittleRoom(FakeFault... ofMate) {
    put(pair.primary(), file("spare.bin", 45, "0.5"));
    put(pair.secondary(), file("old-a.bin", 20, "0.5"), file("old-b.bin", 30, "0.6"));
    for (FakeFault each : ofMate) {
      pair.secondary().add(each);
    }
    return upgrade(
        options ->
            options.withDistribution(
                DistributionOptions.DEFAULT.withMakeRoom(MakeRoom.WHEN_NEEDED)));
  }

  @Test
  void roomIsMadeOnEachFlashByWhatIsFreeThere() {
    Assignment end = withTooLittleRoom();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(pair.primary().files()).doesNotContainKey("spare.bin");
    assertThat(pair.secondary().files()).containsKey("old-b.bin").doesNotContainKey("old-a.bin");
    assertThat(end.origin().orElseThrow().deleted())
        .extracting(each -> each.name())
        .containsExactly("spare.bin", "SERIAL-B flash:old-a.bin");
  }

  @Test
  void aMateThatKeepsTheRoomOfDeletedFilesIsToldWithItsOwnNumbers() {
    Assignment end = withTooLittleRoom(FakeFault.KEEPS_ROOM_OF_DELETED_FILES);

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message())
        .contains("the other unit of the pair, SERIAL-B")
        .contains("before SERIAL-B flash:old-a.bin of " + 20 * MIB + " bytes was deleted it had ")
        .contains(6 * MIB + " free, so nothing more is deleted")
        .contains("flash:spare.bin, " + 45 * MIB + " bytes, SERIAL-B flash:old-a.bin");
    assertThat(pair.secondary().files()).containsKey("old-b.bin");
  }

  @Test
  void nothingIsDeletedAtAMateThatDoesNotTellWhatItRuns() {
    pair.secondary().add(FakeFault.TELLS_NO_RUNNING_IMAGE);
    on(
        AssignmentState.DISTRIBUTING,
        1,
        () -> put(pair.secondary(), file("old-a.bin", 20, "0.5"), file("old-b.bin", 30, "0.6")));

    Assignment end =
        upgrade(
            options ->
                options.withDistribution(
                    DistributionOptions.DEFAULT.withMakeRoom(MakeRoom.WHEN_NEEDED)));

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.note()).contains("the other unit of the pair, SERIAL-B", "are missing");
    assertThat(pair.secondary().files()).containsKeys("old-a.bin", "old-b.bin");
    assertThat(pair.reloaded()).isEmpty();
  }

  private Assignment rollBack(JobRun of) {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun back = engine.submit(engine.rollBackRequest(of.id(), "back"));
      lab.time.run();
      return lab.assignment(back, pair.primary());
    }
  }

  private JobRun upgraded() {
    JobRun run = lab.upgrade(options -> options);
    assertThat(versions()).containsExactly("2.0", "2.0");
    return run;
  }

  @Test
  void bothUnitsAreTakenBackOneAfterTheOther() {
    Assignment end = rollBack(upgraded());

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(versions()).containsExactly("1.0", "1.0");
    assertThat(pair.reloaded()).containsExactly("SERIAL-B", "SERIAL-A", "SERIAL-A", "SERIAL-B");
    assertThat(pair.switches()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPairIsNotTakenBackWhereOneUnitHasTheOldImageNoMore(boolean ofPrimary) {
    JobRun run = upgraded();
    (ofPrimary ? pair.primary() : pair.secondary()).delete("fake-1.0.bin");

    Assignment end = rollBack(run);

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(messages(end, Severity.ERROR))
        .singleElement()
        .asString()
        .contains((ofPrimary ? "SERIAL-A" : "SERIAL-B") + " does not have it")
        .contains((ofPrimary ? "SERIAL-B" : "SERIAL-A") + " has it with " + 8 * MIB + " bytes");
    assertThat(pair.secondary().savedBootList()).startsWith("flash:" + NEW);
  }

  @Test
  void aPairIsNotTakenBackWhereTheOldImageHasTwoSizes() {
    JobRun run = upgraded();
    put(pair.primary(), file("fake-1.0.bin", 4, "1.0"));

    Assignment end = rollBack(run);

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(messages(end, Severity.ERROR))
        .singleElement()
        .asString()
        .contains("SERIAL-A has it with " + 4 * MIB, "SERIAL-B has it with " + 8 * MIB);
    assertThat(pair.reloaded()).hasSize(2);
  }

  @Test
  void aRollbackOverReleasesInBetweenIsWarnedOf() {
    for (FakeDevice unit : List.of(pair.primary(), pair.secondary())) {
      unit.runsOnly(file("fake-9.0.bin", 8, "9.0"));
    }

    Assignment end = rollBack(upgraded());

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(messages(end, Severity.WARNING))
        .containsExactly(
            "it is not known whether a unit with 9.0 takes over from one with 2.0 without a loss of"
                + " connections");
  }
}
