package io.swim.ssh;

import java.util.List;

/**
 * Everything of this module that asks platform definitions, for one set of them: what a session can
 * talk to, its drivers then support. Parts that are found by {@link java.util.ServiceLoader} know
 * the bundled platforms only, since {@link io.swim.spi.Driver#supports} is not told which engine
 * asks; a host with platforms of its own registers these, and they win over the discovered ones:
 *
 * <pre>{@code
 * Platforms platforms = Platforms.bundled().with(file);
 * builder.platforms(platforms);
 * CliDrivers.of(platforms).forEach(builder::register);
 * }</pre>
 */
public final class CliDrivers {
  private CliDrivers() {}

  /** The session factory and the drivers, each for {@code UpgradeEngineBuilder.register}. */
  public static List<Object> of(Platforms platforms) {
    return List.of(
        CliSessions.builder().platforms(platforms).build(),
        new CliFacts(platforms),
        new CliFiles(platforms),
        new CliConfig(platforms),
        new CliCopy(platforms),
        new CliReboot(platforms));
  }
}
