package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.spi.InstallOrder;
import io.swim.spi.StepContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Devices whose next reboot takes what was unpacked, whoever orders it. */
class BootsNextTest {
  private final VirtualRun lab = new VirtualRun();
  private final AtomicInteger takenBack = new AtomicInteger();

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
    public void takeBack(Access access, StepContext context) {
      takenBack.incrementAndGet();
    }
  }
}
