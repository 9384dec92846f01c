package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.spi.ConfigDriver;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A pair takes no configuration as long as one unit gets that of the other one. */
class PairSynchronizingTest extends PairFixture {
  private final AtomicReference<Instant> end = new AtomicReference<>(Instant.MIN);

  private Assignment synchronizesFor(Duration time) {
    pair.secondary().add(FakeFault.BOOTS_OLD_IMAGE);
    FakeDrivers.Config real = new FakeDrivers.Config(lab.network);
    lab.settings = builder -> builder.register(new Synchronizing(real, end));
    on(AssignmentState.ROLLING_BACK, 1, () -> end.set(lab.time.clock().instant().plus(time)));
    return upgrade();
  }

  @Test
  void theListIsPutBackWhenTheMateHasTheConfiguration() {
    Assignment last = synchronizesFor(Duration.ofMinutes(12));

    assertThat(last.state()).as(last.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(last.note()).contains("the boot list is put back to [" + OLD + "]");
    assertThat(pair.primary().savedBootList()).containsExactly(OLD);
  }

  @Test
  void aListThatCanNotBePutBackIsToldWithTheReasonOfThat() {
    Assignment last = synchronizesFor(Duration.ofDays(2));

    assertThat(last.state()).as(last.note()).isEqualTo(AssignmentState.NEEDS_ATTENTION);
    assertThat(last.note())
        .contains("could not be put back to [" + OLD + "]", "replication is in progress");
    assertThat(pair.primary().savedBootList()).startsWith("flash:" + NEW);
    assertThat(pair.reloaded()).containsExactly("SERIAL-B");
  }

  private Assignment synchronizesFirst(Duration time) {
    FakeDrivers.Config real = new FakeDrivers.Config(lab.network);
    lab.settings = builder -> builder.register(new Synchronizing(real, end));
    on(AssignmentState.ACTIVATING, 1, () -> end.set(lab.time.clock().instant().plus(time)));
    return upgrade();
  }

  @Test
  void theListIsSetWhenTheMateHasTheConfiguration() {
    Assignment last = synchronizesFirst(Duration.ofMinutes(8));

    assertThat(last.state()).as(last.note()).isEqualTo(AssignmentState.SUCCESS);
    assertThat(versions()).containsExactly("2.0", "2.0");
  }

  @Test
  void aListThatCouldNeverBeSetHasNoEffect() {
    Assignment last = synchronizesFirst(Duration.ofDays(2));

    assertThat(last.state()).as(last.note()).isEqualTo(AssignmentState.ROLLED_BACK);
    assertThat(last.failure().orElseThrow().message()).contains("replication is in progress");
    assertThat(last.failure().orElseThrow().effect()).isEqualTo(DeviceEffect.NONE);
    assertThat(pair.primary().savedBootList()).containsExactly(OLD);
    assertThat(pair.reloaded()).isEmpty();
  }

  private record Synchronizing(FakeDrivers.Config real, AtomicReference<Instant> end)
      implements ConfigDriver, WrongPart {
    @Override
    public Set<Access> accesses() {
      return real.accesses();
    }

    @Override
    public BootConfiguration boot(Access access, StepContext context)
        throws DriverException, InterruptedException {
      return real.boot(access, context);
    }

    @Override
    public void setBoot(List<String> images, Access access, StepContext context)
        throws DriverException, InterruptedException {
      if (context.clock().instant().isBefore(end.get())) {
        throw new DriverException(
            FailureKind.TIMEOUT, DeviceEffect.NONE, "configuration replication is in progress");
      }
      real.setBoot(images, access, context);
    }

    @Override
    public void setDeviceManager(String image, Access access, StepContext context)
        throws DriverException, InterruptedException {
      real.setDeviceManager(image, access, context);
    }
  }
}
