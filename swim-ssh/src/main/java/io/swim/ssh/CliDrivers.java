package io.swim.ssh;

import io.swim.UpgradeEngineBuilder;
import io.swim.spi.Driver;
import java.util.List;

/**
 * Everything of this module that asks platform definitions, for one set of them: what a session can
 * talk to, its drivers then support. Parts that are found by {@link java.util.ServiceLoader} know
 * the bundled platforms only; a host with platforms of its own registers these, and they win over
 * the discovered ones:
 *
 * <pre>{@code
 * CliDrivers.register(Platforms.bundled().with(file), builder);
 * }</pre>
 */
public final class CliDrivers {
  private CliDrivers() {}

  /** Registers the platforms, and session factory and drivers for them. */
  public static void register(Platforms platforms, UpgradeEngineBuilder builder) {
    builder.platforms(platforms);
    builder.register(CliSessions.builder().platforms(platforms).build());
    of(platforms).forEach(builder::register);
  }

  static List<Driver> of(Platforms platforms) {
    return List.of(
        new CliFacts(platforms),
        new CliFiles(platforms),
        new CliConfig(platforms),
        new CliCopy(platforms),
        new CliUpload(platforms),
        new CliReboot(platforms),
        new CliInstall(platforms),
        new CliParts(platforms),
        new CliInstallLog(platforms),
        new CliAccessPoints(platforms),
        new CliFailover(platforms));
  }
}
