package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.fault.DriverException;
import io.swim.image.SoftwareImage;
import io.swim.job.AccessPoints;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.Passage;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import io.swim.spi.ConfigDriver;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that have no files, but two slots for software: the image goes into the other one. */
class SlotTest {
  private final VirtualRun lab = new VirtualRun();

  @BeforeEach
  void anImageForThem() {
    SoftwareImage any = VirtualRun.IMAGE;
    lab.images =
        new VirtualRun.SomeImages(
            List.of(
                new SoftwareImage(
                    any.id(),
                    any.fileName(),
                    FakeDevice.SLOTS,
                    any.kind(),
                    any.version(),
                    "",
                    "",
                    any.sizeBytes(),
                    any.digests(),
                    any.requirements(),
                    "",
                    "",
                    any.importedAt())));
  }

  private Assignment upgrade(FakeDevice device, UnaryOperator<UpgradeOptions> options) {
    return lab.assignment(lab.upgrade(options), device);
  }

  @Test
  void theImageGoesIntoTheOtherSlotWhichIsActivatedWithOneReboot() {
    FakeDevice device = lab.network.add("wlc-1").slots();

    Assignment end = upgrade(device, UnaryOperator.identity());

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.passages())
        .extracting(Passage::state)
        .containsSubsequence(
            AssignmentState.DISTRIBUTING,
            AssignmentState.VERIFYING_IMAGE,
            AssignmentState.STAGED,
            AssignmentState.REBOOTING,
            AssignmentState.CONFIRMING)
        .doesNotContain(AssignmentState.PREPARING, AssignmentState.MAKING_ROOM);
    assertThat(device.version()).isEqualTo("2.0");
    assertThat(device.reloadOrders()).isEqualTo(1);
  }

  @Test
  void whatIsInTheSlotAlreadyIsNotCopiedAgain() {
    FakeDevice device = lab.network.add("wlc-1").slots();
    upgrade(device, options -> options.withScope(UpgradeScope.DISTRIBUTE));
    assertThat(device.version()).isEqualTo("1.0");

    Assignment end = lab.assignment(run(new Task.Upgrade(VirtualRun.IMAGE.id())), device);

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.attempts())
        .noneMatch(attempt -> attempt.state() == AssignmentState.DISTRIBUTING);
    assertThat(device.version()).isEqualTo("2.0");
  }

  @Test
  void aSlotWithoutTheVersionOfTheImageIsNeverActivated() {
    FakeDevice device = lab.network.add("wlc-1", FakeFault.CORRUPTS_FILE).slots();

    Assignment end = upgrade(device, UnaryOperator.identity());

    assertThat(end.state()).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message())
        .contains("its slots have", "1.0")
        .doesNotContain("deleted");
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void aBrokenTransferIsTriedByTheNextWay() {
    FakeDevice device = lab.network.add("wlc-1", FakeFault.TRANSFER_BREAKS_ONCE).slots();

    Assignment end = upgrade(device, UnaryOperator.identity());

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.version()).isEqualTo("2.0");
  }

  @Test
  void aSlotThatIsStillBeingWrittenIsNotWrittenToBesides() {
    FakeDevice device = lab.network.add("wlc-1", FakeFault.COPY_GOES_ON_UNSEEN).slots();

    Assignment end = upgrade(device, UnaryOperator.identity());

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.attempts())
        .filteredOn(attempt -> attempt.state() == AssignmentState.DISTRIBUTING)
        .as("copies that were begun")
        .hasSize(1);
    assertThat(device.version()).isEqualTo("2.0");
  }

  @Test
  void whatItRanBeforeIsInTheOtherSlotStill() {
    FakeDevice device = lab.network.add("wlc-1").slots();
    JobRun there = lab.upgrade(UnaryOperator.identity());

    Assignment end = lab.assignment(back(there), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.version()).isEqualTo("1.0");
    assertThat(device.reloadOrders()).isEqualTo(2);
  }

  @Test
  void accessPointsHaveTheirImageBeforeTheControllerReloads() {
    FakeDevice device = lab.network.add("wlc-1").slots().accessPoints("ap-1", "ap-2");

    Assignment end = upgrade(device, UnaryOperator.identity());

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.passages())
        .extracting(Passage::state)
        .containsSubsequence(
            AssignmentState.STAGED, AssignmentState.PREDOWNLOADING, AssignmentState.REBOOTING);
    assertThat(end.durations(end.enteredAt()).get(AssignmentState.PREDOWNLOADING))
        .isGreaterThan(Duration.ofMinutes(11));
    assertThat(device.predownloads()).isEqualTo(1);
    assertThat(device.isSwapped()).isTrue();
  }

  @Test
  void aControllerIsNotReloadedWhileAnAccessPointHasNoImage() {
    FakeDevice device =
        lab.network
            .add("wlc-1", FakeFault.ACCESS_POINT_FAILS)
            .slots()
            .accessPoints("ap-1", "ap-2", "ap-3");

    Assignment end = upgrade(device, UnaryOperator.identity());

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(end.failure().orElseThrow().message())
        .contains("1 of 3 access points", "ap-1", "wrong path", "not reloaded")
        .doesNotContain("ap-2");
    assertThat(device.predownloads()).isEqualTo(3);
    assertThat(device.reloadOrders()).isZero();
    assertThat(device.isSwapped()).isFalse();
  }

  @Test
  void accessPointsThatAreToBeLeftAloneAreNotAsked() {
    FakeDevice device =
        lab.network.add("wlc-1", FakeFault.ACCESS_POINT_FAILS).slots().accessPoints("ap-1");

    Assignment end = upgrade(device, options -> options.withAccessPoints(AccessPoints.LEAVE));

    assertThat(end.state()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(device.predownloads()).isZero();
  }

  @Test
  void withoutAReloadThereIsNoActivation() {
    FakeDevice device = lab.network.add("wlc-1").slots();

    Assignment end = upgrade(device, options -> options.withScope(UpgradeScope.ACTIVATE));

    assertThat(end.state()).isEqualTo(AssignmentState.SKIPPED);
    assertThat(end.findings()).anyMatch(finding -> finding.code().equals("activation-reloads"));
    assertThat(device.reloadOrders()).isZero();
  }

  /** Late while a copy that nobody sees any more goes on, on a device that boots what it got. */
  private Assignment lateWhileItCopies(FakeDevice device, Chosen chosen, Duration copyTime) {
    lab.network.transferTime(Duration.ofMinutes(8));
    lab.settings = builder -> builder.register(chosen);
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.ROLLING_BACK,
            1,
            () -> {
              chosen.list = List.of("fake-2.0");
              device.receiveUntil(
                  lab.time.clock().instant().plus(copyTime), copyTime, VirtualRun.IMAGE);
            });
    return upgrade(
        device,
        options -> options.withTimeouts(options.timeouts().withOperation(Duration.ofMinutes(10))));
  }

  @Test
  void whatItBootsIsPutBackWhenACopyThatGoesOnRests() {
    FakeDevice device = lab.network.add("wlc-1", FakeFault.COPY_GOES_ON_UNSEEN).slots();
    Chosen chosen = new Chosen(lab);

    Assignment end = lateWhileItCopies(device, chosen, Duration.ofMinutes(7));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(chosen.setAt)
        .singleElement()
        .satisfies(
            at ->
                assertThat(at)
                    .isAfterOrEqualTo(entered(end, AssignmentState.ROLLING_BACK).plusSeconds(420)));
    assertThat(chosen.list).containsExactly("fake-1.0");
  }

  @Test
  void whatItBootsIsNotToldAsPutBackWhileACopyNeverRests() {
    FakeDevice device = lab.network.add("wlc-1", FakeFault.COPY_GOES_ON_UNSEEN).slots();
    Chosen chosen = new Chosen(lab);

    Assignment end = lateWhileItCopies(device, chosen, Duration.ofHours(8));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.note()).contains("its copy goes on: its slots have ", "may take 2.0");
    assertThat(chosen.setAt).isEmpty();
  }

  private static Instant entered(Assignment end, AssignmentState state) {
    return end.passages().stream()
        .filter(passage -> passage.state() == state)
        .map(Passage::enteredAt)
        .findFirst()
        .orElseThrow();
  }

  /** Which slot is booted can be chosen. */
  private static final class Chosen implements ConfigDriver, WrongPart {
    private final VirtualRun lab;
    private final List<Instant> setAt = new ArrayList<>();
    private List<String> list = List.of("fake-1.0");

    Chosen(VirtualRun lab) {
      this.lab = lab;
    }

    @Override
    public Set<Access> accesses() {
      return Set.of(Access.SSH);
    }

    @Override
    public BootConfiguration boot(Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeSessions.reach(lab.network, access, context);
      return new BootConfiguration(list, Optional.empty(), Optional.empty());
    }

    @Override
    public void setBoot(List<String> images, Access access, StepContext context)
        throws DriverException, InterruptedException {
      FakeSessions.reach(lab.network, access, context);
      list = List.copyOf(images);
      setAt.add(lab.time.clock().instant());
    }

    @Override
    public void setDeviceManager(String image, Access access, StepContext context) {}
  }

  private JobRun run(Task task) {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun run = engine.submit(UpgradeRequest.of("next", task, lab.network.ids()));
      lab.time.run();
      return engine.run(run.id()).orElseThrow();
    }
  }

  private JobRun back(JobRun run) {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun back = engine.submit(engine.rollBackRequest(run.id(), "back"));
      lab.time.run();
      return engine.run(back.id()).orElseThrow();
    }
  }
}
