package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.InstallFailure;
import io.swim.spi.InstallLogDriver;
import io.swim.spi.StepContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the log of installing by the command line, of devices whose definition says how. Stateless
 * and thread-safe.
 */
public final class CliInstallLog implements InstallLogDriver {
  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliInstallLog() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliInstallLog(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-install-log";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return supported.all(platform, CliOperation.INSTALL_LOG);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  /** An operation that the log gives no number is known by its words. */
  @Override
  public Optional<InstallFailure> lastFailure(Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    CliAnswer log = session.perform(CliOperation.INSTALL_LOG, Map.of());
    return log.value("reason")
        .map(words -> new InstallFailure(log.value("number").orElse(words), words));
  }
}
