package io.swim.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
import io.swim.spi.InstallStatus;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The time for a device is over when it runs the image: it is committed all the same. */
class LateCommitTest {
  private final VirtualRun lab = new VirtualRun();
  private final List<Duration> left = new ArrayList<>();

  /** It is over 10 s after the device is back. */
  private static UpgradeOptions brief() {
    return UpgradeOptions.DEFAULT.withTimeouts(
        UpgradeOptions.DEFAULT.timeouts().withOperation(Duration.ofSeconds(430)));
  }

  private FakeDevice device() {
    FakeInstall real = new FakeInstall(lab.network);
    lab.settings = builder -> builder.register(new NoSessionWhenLate(real, left));
    return lab.network.add("sw-1").installed();
  }

  @Test
  void aCommitHasTheTimeThatADeviceMayBeSilentForIt() {
    FakeDevice device = device();

    Assignment end = lab.assignment(lab.upgrade(options -> brief()), device);

    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(left)
        .singleElement()
        .satisfies(time -> assertThat(time).isGreaterThan(Duration.ofSeconds(900)));
  }

  @Test
  void itIsGivenAlsoWhenTheTimeEndsWhileTheDeviceIsAtWork() {
    FakeDevice device = device();
    lab.jobs =
        new PairFixture.OnEntry(
            lab.jobs,
            AssignmentState.COMMITTING,
            1,
            () -> device.change().atWork("checking", Duration.ofMinutes(2)));

    JobRun run = lab.upgrade(options -> brief());

    Assignment end = lab.assignment(run, device);
    assertThat(end.state()).as("%s", end).isEqualTo(AssignmentState.SUCCESS);
    assertThat(lab.time.clock().instant()).isAfter(end.deadline().orElseThrow());
    assertThat(left).hasSize(1);
  }

  /** Nobody gets a session whose time is over. */
  private record NoSessionWhenLate(FakeInstall real, List<Duration> left)
      implements AlteredInstall {
    private static Duration left(StepContext context) throws DriverException {
      Duration left = Duration.between(context.clock().instant(), context.deadline());
      if (left.isNegative() || left.isZero()) {
        throw new DriverException(FailureKind.TIMEOUT, DeviceEffect.NONE, "no time is left");
      }
      return left;
    }

    @Override
    public InstallStatus status(Access access, StepContext context)
        throws DriverException, InterruptedException {
      left(context);
      return real.status(access, context);
    }

    @Override
    public void commit(Access access, StepContext context)
        throws DriverException, InterruptedException {
      left.add(left(context));
      real.commit(access, context);
    }
  }
}
