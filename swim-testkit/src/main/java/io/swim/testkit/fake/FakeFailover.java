package io.swim.testkit.fake;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FailoverDriver;
import io.swim.spi.PairStatus;
import io.swim.spi.StepContext;
import java.util.Set;

/** Both units of fake pairs. */
record FakeFailover(FakeNetwork network) implements FailoverDriver {
  @Override
  public String id() {
    return "fake-failover";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return platform.equals(FakeDevice.PLATFORM);
  }

  @Override
  public Set<Access> accesses() {
    return Set.of(Access.SSH, Access.TELNET);
  }

  @Override
  public PairStatus status(Access access, StepContext context)
      throws DriverException, InterruptedException {
    return pair(access, context).status();
  }

  @Override
  public void switchOver(String from, Access access, StepContext context)
      throws DriverException, InterruptedException {
    FakePair pair = pair(access, context);
    if (!pair.active().serialNumber().equals(from)) {
      throw new DriverException(
          FailureKind.CHANGED,
          DeviceEffect.NONE,
          from + " is not the active unit: " + pair.status());
    }
    if (pair.refusesSwitchOver()) {
      throw new DriverException(
          FailureKind.REJECTED, DeviceEffect.NONE, "it refused to switch over", "% Not allowed");
    }
    if (!pair.losesSwitchOver()) {
      pair.failOver();
    }
    throw new DriverException(
        FailureKind.UNREACHABLE, DeviceEffect.UNKNOWN, "the session dropped while switching over");
  }

  private FakePair pair(Access access, StepContext context)
      throws DriverException, InterruptedException {
    return FakeSessions.reach(network, access, context).pair().orElseThrow();
  }
}
