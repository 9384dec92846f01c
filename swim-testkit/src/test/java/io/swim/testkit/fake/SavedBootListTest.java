package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a device boots is what was saved, not what it shows. */
class SavedBootListTest {
  private static final String OLD = "flash:fake-1.0.bin";
  private static final String NEW = "flash:fake-2.0.bin";
  private final VirtualRun lab = new VirtualRun();

  @Test
  void aListThatWasSetButNotSavedIsSavedBeforeTheReload() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.BOOT_LIST_SET_THEN_DROPPED);

    JobRun run = lab.upgrade(UnaryOperator.identity());

    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.savedBootList()).containsExactly(NEW, OLD);
    assertThat(device.reboots()).isEqualTo(1);
  }

  @Test
  void aListThatSomebodyTypedAndDidNotSaveIsSavedBeforeTheReload() {
    FakeDevice device = lab.network.add("sw-1");
    device.bootList(List.of(NEW, OLD));

    JobRun run = lab.upgrade(UnaryOperator.identity());

    assertThat(lab.assignment(run, device).state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.version()).isEqualTo("2.0");
  }

  @Test
  void aRollBackThatWasNotSavedIsSaved() {
    FakeDevice device =
        lab.network.add(
            "sw-1", FakeFault.RELOAD_REFUSED, FakeFault.BOOT_LIST_PUT_BACK_THEN_DROPPED);

    JobRun run = lab.upgrade(UnaryOperator.identity());

    Assignment end = lab.assignment(run, device);
    assertThat(end.state()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(device.savedBootList()).containsExactly(OLD);
  }

  /** Somebody gives it a list of their own, once it is to be reloaded so many times. */
  private void changedBeforeTheReload(FakeDevice device, int order) {
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.REBOOTING,
            order,
            () -> device.ownBootList(List.of("flash:theirs.bin", OLD)));
  }

  @Test
  void aListThatIsNotSavedAnyMoreRightBeforeTheReloadIsPutBack() {
    FakeDevice device = lab.network.add("sw-1");
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.REBOOTING,
            1,
            () -> {
              device.ownBootList(List.of(OLD));
              device.bootList(List.of(NEW, OLD));
            });

    Assignment end = lab.assignment(lab.upgrade(UnaryOperator.identity()), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(end.failure().orElseThrow().message())
        .contains("configured to boot [" + NEW + ", " + OLD + "], but has [" + OLD + "] saved");
    assertThat(device.bootList()).containsExactly(OLD);
    assertThat(device.reboots()).isZero();
  }

  @Test
  void aListThatSomebodyTypedAndDidNotSaveBeforeTheReloadIsNotLeft() {
    FakeDevice device = lab.network.add("sw-1");
    List<String> theirs = List.of("flash:theirs.bin");
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs, AssignmentState.REBOOTING, 1, () -> device.bootList(theirs));

    Assignment end = lab.assignment(lab.upgrade(UnaryOperator.identity()), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(end.failure().orElseThrow().message())
        .contains(theirs + ", and has [" + NEW + ", " + OLD + "] saved");
    assertThat(device.savedBootList()).containsExactly(OLD);
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void aDeviceThatSomebodySetToBootByHandBeforeTheReloadIsNotReloaded() {
    FakeDevice device = lab.network.add("sw-1");
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs, AssignmentState.REBOOTING, 1, () -> device.add(FakeFault.BOOTS_BY_HAND));

    Assignment end = lab.assignment(lab.upgrade(UnaryOperator.identity()), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(end.failure().orElseThrow().message()).contains("sw-1 is not reloaded", "by hand");
    assertThat(device.savedBootList()).containsExactly(OLD);
    assertThat(device.reloadOrders()).isZero();
  }

  private static void leftAsItIs(FakeDevice device, Assignment end) {
    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(end.failure().orElseThrow().message())
        .contains("[flash:theirs.bin, " + OLD + "]", NEW + " was set", "[" + OLD + "] before");
    assertThat(device.savedBootList()).containsExactly("flash:theirs.bin", OLD);
    assertThat(device.reboots()).isZero();
  }

  @Test
  void aDeviceWhoseListSomebodyChangedBeforeTheReloadIsNotReloadedAndKeepsIt() {
    FakeDevice device = lab.network.add("sw-1");
    changedBeforeTheReload(device, 1);

    leftAsItIs(device, lab.assignment(lab.upgrade(UnaryOperator.identity()), device));
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void norIsItToldOnceMoreWhenTheListWasChangedAfterAnOrderThatWasLost() {
    FakeDevice device = lab.network.add("sw-1", FakeFault.RELOAD_LOST_ONCE);
    changedBeforeTheReload(device, 2);

    leftAsItIs(device, lab.assignment(lab.upgrade(UnaryOperator.identity()), device));
    assertThat(device.reloadOrders()).isEqualTo(1);
  }
}
