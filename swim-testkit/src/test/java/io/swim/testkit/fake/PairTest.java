package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Passage;
import io.swim.job.UpgradeScope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failover pairs: one unit after the other, and traffic is switched over once. */
class PairTest extends PairFixture {
  @Test
  void bothUnitsRunTheImageAfterOneReloadEachTheStandbyFirst() {
    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(versions()).containsExactly("2.0", "2.0");
    assertThat(pair.reloaded()).containsExactly("SERIAL-B", "SERIAL-A");
    assertThat(pair.switches()).isEqualTo(1);
    assertThat(pair.active()).isSameAs(pair.secondary());
    assertThat(end.passages())
        .extracting(Passage::state)
        .containsSubsequence(
            AssignmentState.VERIFYING_IMAGE,
            AssignmentState.VERIFYING_IMAGE,
            AssignmentState.ACTIVATING,
            AssignmentState.REBOOTING,
            AssignmentState.CONFIRMING,
            AssignmentState.SWITCHING_OVER,
            AssignmentState.REBOOTING,
            AssignmentState.CONFIRMING,
            AssignmentState.SUCCESS);
  }

  /** Of three old entries, one has its file on the standby alone, and one on neither unit. */
  private void bootsThreeImagesBefore() {
    FakeFile spare = new FakeFile("spare-0.9.bin", 1 << 20, "0.9", FakeFile.OTHER, true);
    pair.secondary().files().put(spare.name(), spare);
    pair.primary().bootList(List.of(OLD, "flash:spare-0.9.bin", "flash:gone-0.8.bin"));
    pair.primary().saveBootList();
  }

  @Test
  void whatOnlyTheStandbyHasStaysInTheListOfBothAndWhatNeitherHasDoesNot() {
    bootsThreeImagesBefore();

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    for (FakeDevice unit : List.of(pair.primary(), pair.secondary())) {
      assertThat(unit.savedBootList()).containsExactly("flash:" + NEW, OLD, "flash:spare-0.9.bin");
    }
  }

  @Test
  void whatIsNotSeenOfTheStandbyStaysInTheListToo() {
    bootsThreeImagesBefore();
    on(AssignmentState.ACTIVATING, 1, () -> pair.silentMate(1000));
    on(AssignmentState.REBOOTING, 1, () -> pair.silentMate(0));

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(pair.primary().savedBootList())
        .containsExactly("flash:" + NEW, OLD, "flash:spare-0.9.bin", "flash:gone-0.8.bin");
  }

  @Test
  void theActiveUnitIsNotTouchedWhenTheStandbyDoesNotComeBack() {
    pair.secondary().add(FakeFault.NEVER_COMES_BACK);

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(pair.reloaded()).containsExactly("SERIAL-B");
    assertThat(pair.switches()).isZero();
    assertThat(pair.primary().version()).isEqualTo("1.0");
    assertThat(pair.primary().savedBootList()).containsExactly("flash:fake-1.0.bin");
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(end.failure().orElseThrow().message())
        .contains("the boot list is put back to [flash:fake-1.0.bin]")
        .contains("SERIAL-B");
  }

  @Test
  void theActiveUnitIsNotTouchedWhenTheStandbyRunsTheOldImageAgain() {
    pair.secondary().add(FakeFault.BOOTS_OLD_IMAGE);

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message()).contains("it rebooted, but runs 1.0");
    assertThat(pair.reloaded()).containsExactly("SERIAL-B");
    assertThat(pair.primary().savedBootList()).containsExactly("flash:fake-1.0.bin");
  }

  @Test
  void trafficIsNotSwitchedOverToAUnitThatIsNotReady() {
    pair.neverReadyAgain(pair.secondary());

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.failure().orElseThrow().message()).contains("SERIAL-B is Syncing");
    assertThat(pair.switches()).isZero();
    assertThat(pair.primary().version()).isEqualTo("1.0");
  }

  @Test
  void aReloadThatTheStandbyRefusesLeavesAllAsItWas() {
    pair.secondary().add(FakeFault.RELOAD_REFUSED);

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(pair.primary().savedBootList()).containsExactly("flash:fake-1.0.bin");
    assertThat(versions()).containsExactly("1.0", "1.0");
  }

  @Test
  void anOrderToSwitchOverThatGotLostIsGivenOnceMore() {
    pair.loseSwitchOvers(1);

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(pair.switches()).isEqualTo(1);
    assertThat(versions()).containsExactly("2.0", "2.0");
  }

  @Test
  void aRefusedSwitchOverLeavesTheActiveUnitWithItsTrafficAndSaysWhatRunsWhere() {
    pair.refuseSwitchOvers(100);

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(versions()).containsExactly("1.0", "2.0");
    assertThat(end.failure().orElseThrow().message())
        .contains("it refused to switch over")
        .contains("[SERIAL-B] runs 2.0");
    assertThat(pair.reloaded()).containsExactly("SERIAL-B");
  }

  @Test
  void theSameJobAgainGoesOnWhereTheFirstOneStopped() {
    pair.refuseSwitchOvers(100);
    Assignment first = upgrade();
    assertThat(first.state()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    pair.refuseSwitchOvers(0);

    Assignment second = lab.assignment(again("second"), pair.primary());

    assertThat(second.state()).as(second.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(pair.reloaded()).containsExactly("SERIAL-B", "SERIAL-A");
    assertThat(versions()).containsExactly("2.0", "2.0");
  }

  @Test
  void aPairOfWhichTheStandbyAloneRunsTheOldImageGetsThatOneReloaded() {
    upgrade();
    pair.primary().runsOnly(new FakeFile("old.bin", 1L << 20, "1.0", FakeFile.OTHER, true));
    int reloads = pair.reloaded().size();

    Assignment end = lab.assignment(again("second"), pair.primary());

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(pair.reloaded()).hasSize(reloads + 1).endsWith("SERIAL-A");
    assertThat(pair.switches()).isEqualTo(1);
  }

  @Test
  void aPairThatRunsTheImageIsSkipped() {
    upgrade();

    Assignment end = lab.assignment(again("second"), pair.primary());

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(pair.reloaded()).hasSize(2);
  }

  @Test
  void aDistributionAloneBringsTheImageToBothFlashes() {
    Assignment end = upgrade(options -> options.withScope(UpgradeScope.DISTRIBUTE));

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(pair.primary().files()).containsKey(NEW);
    assertThat(pair.secondary().files()).containsKey(NEW);
    assertThat(pair.reloaded()).isEmpty();
    assertThat(pair.primary().savedBootList()).containsExactly("flash:fake-1.0.bin");
  }

  @Test
  void aStandbyWithoutRoomIsRefusedBeforeAnythingIsCopied() {
    pair.secondary().add(FakeFault.FLASH_FULL);

    Assignment end = upgrade();

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message())
        .contains("the other unit of the pair: ")
        .contains("16777216");
    assertThat(pair.primary().files()).doesNotContainKey(NEW);
  }

  @Test
  void aCopyThatFailsAtTheStandbyLeavesThePairAsItWas() {
    pair.secondary().add(FakeFault.CORRUPTS_FILE);

    Assignment end = upgrade();

    assertThat(end.state()).as(end.note()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message())
        .contains("the other unit of the pair, SERIAL-B")
        .contains("nothing was activated");
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.APPLIED);
    assertThat(pair.primary().savedBootList()).containsExactly("flash:fake-1.0.bin");
    assertThat(pair.reloaded()).isEmpty();
  }

  @Test
  void aPairOfWhichBothAreActiveIsRefused() {
    pair.bothActive();

    Assignment end = upgrade();

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message()).contains("active for a part of the traffic");
    assertThat(pair.primary().files()).doesNotContainKey(NEW);
  }

  @Test
  void aPairWhoseStandbyIsDownIsRefused() {
    pair.secondary().add(FakeFault.UNREACHABLE);

    Assignment end = upgrade();

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.failure().orElseThrow().message()).contains("its state is Failed");
  }
}
