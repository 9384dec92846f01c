package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.AccessPoint;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.spi.AccessPointDriver;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Access points by the command line of their controller. Stateless and thread-safe. */
public final class CliAccessPoints implements AccessPointDriver {
  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliAccessPoints() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliAccessPoints(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-access-points";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return supported.all(platform, CliOperation.ACCESS_POINTS, CliOperation.AP_PREDOWNLOAD);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  @Override
  public List<AccessPoint> accessPoints(Access access, StepContext context)
      throws DriverException, InterruptedException {
    return ToldFacts.accessPoints(
        context.session(CliSession.class, access).perform(CliOperation.ACCESS_POINTS, Map.of()));
  }

  @Override
  public void predownload(Access access, StepContext context)
      throws DriverException, InterruptedException {
    context.session(CliSession.class, access).perform(CliOperation.AP_PREDOWNLOAD, Map.of());
  }

  @Override
  public void swap(Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    if (session.can(CliOperation.AP_SWAP)) {
      session.perform(CliOperation.AP_SWAP, Map.of());
    }
  }
}
