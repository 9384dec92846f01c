package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Finding;
import io.swim.job.ImageVerification;
import io.swim.job.JobRun;
import io.swim.job.Severity;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import io.swim.spi.InstallOrder;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Devices whose next reboot takes what was unpacked, whoever orders it. */
class BootsNextTest {
  private static final SoftwareImage BESIDE = beside("beside-2.0.bin");

  private final VirtualRun lab = new VirtualRun();
  private final AtomicInteger takenBack = new AtomicInteger();
  private final List<InstallOrder> orders = new ArrayList<>();

  private static SoftwareImage beside(String name) {
    return new SoftwareImage(
        new ImageId(name),
        name,
        FakeDevice.PLATFORM,
        ImageKind.PACKAGE,
        "2.0",
        "",
        "",
        1L << 20,
        List.of(new Digest(DigestAlgorithm.MD5, "3".repeat(32))),
        ImageRequirements.NONE,
        "",
        "",
        VirtualRun.START);
  }

  private Assignment upgrade(FakeDevice device, boolean unpacks) {
    FakeInstall real = new FakeInstall(lab.network);
    lab.settings = builder -> builder.register(new Defective(real, unpacks, takenBack));
    return lab.assignment(lab.upgrade(UnaryOperator.identity()), device);
  }

  @Test
  void aDefectAfterAnImageWasUnpackedHasItBootWhatItRuns() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = upgrade(device, true);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(takenBack).hasValue(1);
    assertThat(end.failure().orElseThrow().message()).contains("a defect in PREPARING");
    assertThat(end.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.UNKNOWN);
    assertThat(device.reloadOrders()).isZero();
  }

  @Test
  void aDefectBeforeItWasUnpackedLeavesNothingToTakeBack() {
    FakeDevice device = lab.network.add("sw-1").installed();

    Assignment end = upgrade(device, false);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(takenBack).hasValue(0);
    assertThat(device.reloadOrders()).isZero();
  }

  private Assignment run(FakeDevice device, Task task, UnaryOperator<UpgradeOptions> options) {
    try (UpgradeEngine engine = lab.engine(lab.later())) {
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of("job " + orders.size() + task, task, lab.network.ids())
                  .withOptions(options.apply(UpgradeOptions.DEFAULT)));
      lab.time.run();
      return lab.assignment(run, device);
    }
  }

  private FakeDevice copied(FakeFault... faults) {
    FakeInstall real = new FakeInstall(lab.network);
    lab.settings = builder -> builder.register(new BootsCopied(real, orders));
    return lab.network.add("sw-1", faults).installed();
  }

  @Test
  void whatWasCopiedIsTakenBackByItsPathAndVersionWhenTheUpgradeEndsBeforeItsReload() {
    FakeDevice device = copied(FakeFault.UNPACKING_REFUSED);

    Assignment end = run(device, new Task.Upgrade(VirtualRun.IMAGE.id()), options -> options);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(orders)
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.image()).contains(new FlashPath("flash:", "fake-2.0.bin"));
              assertThat(order.version()).isEqualTo("2.0");
            });
    assertThat(device.files()).doesNotContainKey("fake-2.0.bin");
    assertThat(device.reloadOrders()).isZero();
  }

  private Assignment lateWhileItCopies(FakeDevice device) {
    lab.network.transferTime(Duration.ofMinutes(8));
    return run(
        device,
        new Task.Upgrade(VirtualRun.IMAGE.id()),
        options -> options.withTimeouts(options.timeouts().withOperation(Duration.ofMinutes(10))));
  }

  @Test
  void aCopyThatGoesOnIsTakenBackWhenItRests() {
    FakeDevice device = copied(FakeFault.COPY_GOES_ON_UNSEEN);

    Assignment end = lateWhileItCopies(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    lab.time.runUntil(lab.time.clock().instant().plus(Duration.ofHours(1)));
    assertThat(device.flash().files()).noneMatch(file -> file.name().equals("fake-2.0.bin"));
    assertThat(orders).hasSize(1);
  }

  @Test
  void aCopyThatNeverRestsIsNotTakenBackAndNeedsAttention() {
    FakeDevice device = copied(FakeFault.COPY_GOES_ON_UNSEEN);

    Duration takes = Duration.ofHours(8);
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.ROLLING_BACK,
            1,
            () ->
                device.receiveUntil(
                    lab.time.clock().instant().plus(takes), takes, VirtualRun.IMAGE));

    Assignment end = lateWhileItCopies(device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(end.note()).contains("its copy goes on: flash:fake-2.0.bin has ", "may take 2.0");
    assertThat(orders).isEmpty();
  }

  @Test
  void whatWasThereBeforeIsTheChoiceOfOthers() {
    FakeDevice device = copied(FakeFault.UNPACKING_REFUSED);
    device.receive(VirtualRun.IMAGE, true);

    Assignment end = run(device, new Task.Upgrade(VirtualRun.IMAGE.id()), options -> options);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.FAILED);
    assertThat(orders).isEmpty();
    assertThat(device.files()).containsKey("fake-2.0.bin");
  }

  /** Ends before its reload, with a package beside the system of which one was there before. */
  private Assignment endsEarly(FakeDevice device, SoftwareImage before) {
    device.receive(before, true);
    lab.images = new VirtualRun.SomeImages(List.of(VirtualRun.IMAGE, BESIDE));

    return run(
        device,
        new Task.Upgrade(VirtualRun.IMAGE.id(), List.of(BESIDE.id())),
        options -> options.withVerification(ImageVerification.SIZE));
  }

  @Test
  void ofSeveralOnlyThePackageThatWasCopiedIsTakenBack() {
    FakeDevice device = copied(FakeFault.UNPACKING_REFUSED);

    Assignment end = endsEarly(device, VirtualRun.IMAGE);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(orders).hasSize(1);
    assertThat(device.files()).containsKey("fake-2.0.bin").doesNotContainKey("beside-2.0.bin");
  }

  @Test
  void ofSeveralOnlyTheImageThatWasCopiedIsTakenBack() {
    FakeDevice device = copied(FakeFault.UNPACKING_REFUSED);

    Assignment end = endsEarly(device, BESIDE);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(orders).hasSize(1);
    assertThat(device.files()).containsKey("beside-2.0.bin").doesNotContainKey("fake-2.0.bin");
  }

  @Test
  void ofSeveralAllAreTakenBackThatWereCopied() {
    FakeDevice device = copied(FakeFault.UNPACKING_REFUSED);
    SoftwareImage other = beside("other-2.0.bin");

    Assignment end = endsEarly(device, other);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(device.files())
        .containsKey("other-2.0.bin")
        .doesNotContainKeys("beside-2.0.bin", "fake-2.0.bin");
  }

  @Test
  void aCopyAloneIsWarnedOfAndStays() {
    FakeDevice device = copied();

    Assignment end =
        run(
            device,
            new Task.Upgrade(VirtualRun.IMAGE.id()),
            options -> options.withScope(UpgradeScope.DISTRIBUTE));

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.findings())
        .filteredOn(finding -> finding.severity() == Severity.WARNING)
        .extracting(Finding::code)
        .contains("taken-by-any-reboot");
    assertThat(orders).isEmpty();
    assertThat(device.files()).containsKey("fake-2.0.bin");
  }

  @Test
  void anUpgradeToItsEndIsNotWarnedOf() {
    FakeDevice device = copied();

    Assignment end = run(device, new Task.Upgrade(VirtualRun.IMAGE.id()), options -> options);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(end.findings()).extracting(Finding::code).doesNotContain("taken-by-any-reboot");
  }

  /** Boots next whatever is among its files, so that taking it back is deleting it. */
  private record BootsCopied(FakeInstall real, List<InstallOrder> orders)
      implements AlteredInstall {
    @Override
    public boolean bootsNext(PlatformId platform) {
      return true;
    }

    @Override
    public boolean bootsCopied(PlatformId platform) {
      return true;
    }

    @Override
    public void takeBack(InstallOrder order, Access access, StepContext context)
        throws DriverException, InterruptedException {
      orders.add(order);
      FakeDevice device = FakeSessions.reach(real.network(), access, context);
      order.image().ifPresent(file -> device.delete(file.file()));
      order.beside().forEach(file -> device.delete(file.file()));
    }
  }

  /** Stops by a defect when it has unpacked the image, or before. */
  private record Defective(FakeInstall real, boolean unpacks, AtomicInteger takenBack)
      implements AlteredInstall {
    @Override
    public boolean bootsNext(PlatformId platform) {
      return true;
    }

    @Override
    public void prepare(InstallOrder order, Access access, StepContext context)
        throws DriverException, InterruptedException {
      if (unpacks) {
        real.prepare(order, access, context);
      }
      throw new IllegalStateException("made up");
    }

    @Override
    public void takeBack(InstallOrder order, Access access, StepContext context) {
      takenBack.incrementAndGet();
    }
  }
}
