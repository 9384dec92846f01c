package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.RebootDriver;
import io.swim.spi.StepContext;
import java.util.Map;
import java.util.Set;

/**
 * Restarts a device by the command line. Stateless and thread-safe. A session that drops after the
 * confirmation is how it should be; unsaved configuration is not saved.
 */
public final class CliReboot implements RebootDriver {
  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliReboot() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliReboot(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-reboot";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return supported.all(platform, CliOperation.RELOAD);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  @Override
  public void reload(Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    context.checkpoint();
    session.perform(CliOperation.RELOAD, Map.of());
  }
}
