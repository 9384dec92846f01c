package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.UpgradeEngine;
import io.swim.device.FlashPath;
import io.swim.fault.SwimException;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.Passage;
import io.swim.job.Task;
import io.swim.job.UpgradeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Images that go with a system image. */
class CompanionsTest {
  private static final SoftwareImage MANAGER = image("manager.bin", ImageKind.DEVICE_MANAGER, '3');
  private static final SoftwareImage PLUG_IN = image("plug-in.pkg", ImageKind.ADD_ON, '4');

  private final VirtualRun lab = new VirtualRun();

  private static SoftwareImage image(String name, ImageKind kind, char digit) {
    return new SoftwareImage(
        new ImageId(name),
        name,
        FakeDevice.PLATFORM,
        kind,
        "7.1",
        "",
        "",
        1L << 20,
        List.of(new Digest(DigestAlgorithm.MD5, String.valueOf(digit).repeat(32))),
        ImageRequirements.NONE,
        "",
        "",
        VirtualRun.START);
  }

  @BeforeEach
  void allThree() {
    lab.images = new VirtualRun.SomeImages(List.of(VirtualRun.IMAGE, MANAGER, PLUG_IN));
  }

  private static Task both() {
    return new Task.Upgrade(VirtualRun.IMAGE.id(), List.of(PLUG_IN.id(), MANAGER.id()));
  }

  private JobRun run(String key, Task task) {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun run = engine.submit(UpgradeRequest.of(key, task, lab.network.ids()));
      lab.time.run();
      return engine.run(run.id()).orElseThrow();
    }
  }

  @Test
  void allAreCopiedAndVerifiedBeforeAnythingIsBooted() {
    FakeDevice device = lab.network.add("fw-1");

    Assignment end = lab.assignment(run("job", both()), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.passages())
        .extracting(Passage::state)
        .containsSubsequence(
            AssignmentState.DISTRIBUTING,
            AssignmentState.VERIFYING_IMAGE,
            AssignmentState.DISTRIBUTING,
            AssignmentState.VERIFYING_IMAGE,
            AssignmentState.DISTRIBUTING,
            AssignmentState.VERIFYING_IMAGE,
            AssignmentState.STAGED,
            AssignmentState.ACTIVATING);
    assertThat(device.files()).containsKeys("plug-in.pkg", "manager.bin", "fake-2.0.bin");
    assertThat(device.savedBootList()).containsExactly("flash:fake-2.0.bin", "flash:fake-1.0.bin");
    assertThat(device.deviceManager()).contains("flash:manager.bin");
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void eachImageIsTriedByEveryWay() {
    FakeDevice device = lab.network.add("fw-1", FakeFault.TRANSFER_BREAKS_ONCE);

    Assignment end = lab.assignment(run("job", both()), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.attempts())
        .filteredOn(attempt -> attempt.state() == AssignmentState.DISTRIBUTING)
        .hasSize(4);
    assertThat(end.origin().orElseThrow().target())
        .isEqualTo(FlashPath.parse("flash:fake-2.0.bin"));
  }

  @Test
  void whatIsThereIsNotCopiedAgain() {
    FakeDevice device = lab.network.add("fw-1");
    device.files().put("manager.bin", FakeFile.of(MANAGER, true));

    Assignment end = lab.assignment(run("job", both()), device);

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.attempts())
        .filteredOn(attempt -> attempt.state() == AssignmentState.DISTRIBUTING)
        .hasSize(2);
  }

  @Test
  void aRollbackBringsBackWhatManagedItToo() {
    FakeDevice device = lab.network.add("fw-1");
    device.deviceManager("flash:old-manager.bin");
    JobRun there = run("job", both());
    assertThat(device.deviceManager()).contains("flash:manager.bin");
    UpgradeRequest back;
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      back = engine.rollBackRequest(there.id(), "back");
    }

    Assignment end = lab.assignment(run("again", back.task()), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.version()).isEqualTo("1.0");
    assertThat(device.deviceManager()).contains("flash:old-manager.bin");
  }

  @Test
  void anUpgradeThatFailsPutsBackWhatManagedIt() {
    FakeDevice device = lab.network.add("fw-1", FakeFault.RELOAD_REFUSED);
    device.deviceManager("flash:old-manager.bin");

    Assignment end = lab.assignment(run("job", both()), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(device.deviceManager()).contains("flash:old-manager.bin");
    assertThat(device.savedBootList()).containsExactly("flash:fake-1.0.bin");
  }

  @Test
  void aCrashAnywhereRebootsOnceAllTheSame() {
    int writes = 0;
    while (diesAfter(++writes)) {
      assertThat(writes).isLessThan(200);
    }
    assertThat(writes).isGreaterThan(20);
  }

  private boolean diesAfter(int writes) {
    VirtualRun mortals = new VirtualRun();
    mortals.images = lab.images;
    FakeDevice device = mortals.network.add("fw-1");
    MortalJobStore mortal = new MortalJobStore(mortals.jobs, writes);
    mortals.jobs = mortal;
    UpgradeEngine first = mortals.engine(mortals.time);
    first.start();
    JobRun run = first.submit(UpgradeRequest.of("job", both(), mortals.network.ids()));
    boolean died = mortals.runThroughDeath(mortal);
    Assignment end = mortals.assignment(run, device);
    assertThat(end.state())
        .as("after %d writes: %s", writes, end)
        .isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.reboots()).as("after %d writes", writes).isEqualTo(1);
    return died;
  }

  @Test
  void noSecondSystemAndNothingTwice() {
    assertThatThrownBy(
            () -> new Task.Upgrade(VirtualRun.IMAGE.id(), List.of(VirtualRun.IMAGE.id())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fake-2.0.bin");
    List<SoftwareImage> images = new ArrayList<>(List.of(VirtualRun.IMAGE));
    images.add(image("fake-3.0.bin", ImageKind.SYSTEM, '5'));
    lab.images = new VirtualRun.SomeImages(images);
    FakeDevice device = lab.network.add("fw-1");
    Task task = new Task.Upgrade(VirtualRun.IMAGE.id(), List.of(new ImageId("fake-3.0.bin")));

    Assignment end = lab.assignment(run("job", task), device);

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.findings()).anyMatch(finding -> finding.code().equals("two-systems"));
  }

  @Test
  void oneThatTheRepositoryLacksBeginsNothing() {
    lab.network.add("fw-1");
    Task task = new Task.Upgrade(VirtualRun.IMAGE.id(), List.of(new ImageId("nowhere.bin")));
    assertThatThrownBy(() -> run("job", task))
        .isInstanceOf(SwimException.class)
        .hasMessageContaining("nowhere.bin");
    assertThat(Optional.of(lab.jobs.unfinishedRuns())).contains(List.of());
  }
}
