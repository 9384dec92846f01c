package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFactsBuilder;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.FactsDriver;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads facts from the command line. Changes nothing on the device. Stateless and thread-safe.
 *
 * <p>The boot mark is the time of reading less the uptime; it is as exact as the device prints the
 * uptime, which on Cisco IOS is to the minute.
 */
public final class CliFacts implements FactsDriver {
  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliFacts() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliFacts(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-facts";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return supported.all(platform, CliOperation.SHOW_VERSION);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  @Override
  public DeviceFacts facts(Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    CliAnswer version = session.perform(CliOperation.SHOW_VERSION, Map.of());
    Instant readAt = context.clock().instant();
    DeviceFactsBuilder facts = DeviceFacts.builder(readAt).platform(session.platform());
    ToldFacts.ofSystem(version, facts);
    bootMark(version, readAt).ifPresent(facts::bootMark);
    ask(session, CliOperation.SHOW_BOOT, context).ifPresent(boot -> ToldFacts.ofBoot(boot, facts));
    ToldFacts.ofMembers(version, ask(session, CliOperation.MEMBERS, context), facts);
    ask(session, CliOperation.INSTALL_STATUS, context)
        .ifPresent(answer -> ToldFacts.ofPackages(answer, facts));
    ask(session, CliOperation.REDUNDANCY, context)
        .ifPresent(answer -> ToldFacts.ofRedundancy(answer, facts));
    ask(session, CliOperation.FAILOVER, context)
        .ifPresent(answer -> ToldFacts.ofFailover(answer, facts));
    ask(session, CliOperation.ACCESS_POINTS, context)
        .ifPresent(answer -> ToldFacts.ofAccessPoints(answer, facts));
    addFileSystems(session, facts, context);
    return facts.build();
  }

  @Override
  public BootMark bootMark(Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliAnswer version =
        context.session(CliSession.class, access).perform(CliOperation.SHOW_VERSION, Map.of());
    return bootMark(version, context.clock().instant())
        .orElseThrow(
            () ->
                new DriverException(
                    FailureKind.PROTOCOL,
                    DeviceEffect.NONE,
                    context.device().id() + " does not tell its uptime",
                    version.output()));
  }

  private static Optional<BootMark> bootMark(CliAnswer version, Instant readAt)
      throws DriverException {
    OptionalLong uptime = ToldFacts.number(CliOperation.SHOW_VERSION, version, "uptimeSeconds");
    if (uptime.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BootMark(
            "show version",
            readAt.minusSeconds(uptime.getAsLong()),
            Duration.ofSeconds(
                ToldFacts.number(CliOperation.SHOW_VERSION, version, "uptimeSecondsPrecision")
                    .orElse(60)),
            OptionalLong.empty(),
            Duration.ZERO));
  }

  private static void addFileSystems(
      CliSession session, DeviceFactsBuilder facts, StepContext context)
      throws DriverException, InterruptedException {
    Optional<CliAnswer> answer = ask(session, CliOperation.FILE_SYSTEMS, context);
    if (answer.isEmpty() || !session.can(CliOperation.DIR)) {
      return;
    }
    List<Map<String, String>> rows = answer.get().table("fileSystems");
    for (String preferred : List.of("*", "")) {
      for (Map<String, String> row : rows) {
        if (row.getOrDefault("preferred", "").equals(preferred)) {
          addFileSystem(session, row.getOrDefault("name", ""), facts, context);
        }
      }
    }
  }

  private static void addFileSystem(
      CliSession session, String name, DeviceFactsBuilder facts, StepContext context)
      throws DriverException, InterruptedException {
    try {
      facts.fileSystem(CliFiles.directory(session, name));
    } catch (DriverException e) {
      unlessLost(e);
      context.transcript().comment(name + " can't be read: " + e.getMessage());
    }
  }

  /** What a device does not tell stays empty; a lost session is another matter. */
  private static Optional<CliAnswer> ask(CliSession session, String operation, StepContext context)
      throws DriverException, InterruptedException {
    if (!session.can(operation)) {
      return Optional.empty();
    }
    try {
      return Optional.of(session.perform(operation, Map.of()));
    } catch (DriverException e) {
      unlessLost(e);
      context.transcript().comment(operation + " told nothing: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void unlessLost(DriverException e) throws DriverException {
    if (e.kind() == FailureKind.UNREACHABLE || e.kind() == FailureKind.TIMEOUT) {
      throw e;
    }
  }
}
