package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.Failover;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.FailoverDriver;
import io.swim.spi.PairStatus;
import io.swim.spi.StepContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What two units that stand in for each other are, by the command line of the one that answers, and
 * how it gives up its part. Stateless and thread-safe.
 */
public final class CliFailover implements FailoverDriver {
  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliFailover() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliFailover(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-failover";
  }

  /** Platforms whose definition says how commands are passed on, and what switches over. */
  @Override
  public boolean supports(PlatformId platform) {
    return supported.platforms().pair(platform).isPresent()
        && supported.all(platform, CliOperation.FAILOVER, CliOperation.SWITCH_OVER);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  @Override
  public PairStatus status(Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    CliAnswer told = session.perform(CliOperation.FAILOVER, Map.of());
    Optional<Failover> failover =
        ToldFacts.failover(told).filter(each -> !isAlone(each, session, context));
    if (failover.isEmpty()) {
      throw new DriverException(
          FailureKind.CHANGED,
          DeviceEffect.NONE,
          context.device().id() + " is no unit of a failover pair",
          told.output());
    }
    Optional<String> mate = told.value("failoverPeerSerial");
    return new PairStatus(
        ownSerialNumber(told, session, context),
        mate.isPresent() ? mate.get() : serialNumber(session.mate(), "the other unit", context),
        failover.get(),
        told.table("failoverPeerAddresses").stream().map(row -> row.get("address")).toList());
  }

  private static boolean isAlone(Failover failover, CliSession session, StepContext context) {
    return context
        .platforms()
        .pair(session.platform())
        .filter(rules -> rules.isAlone(failover))
        .isPresent();
  }

  private static String ownSerialNumber(CliAnswer told, CliSession session, StepContext context)
      throws DriverException, InterruptedException {
    Optional<String> own = ToldFacts.serialNumber(told);
    return own.isPresent() ? own.get() : serialNumber(session, "the unit that answers", context);
  }

  private static String serialNumber(CliSession unit, String who, StepContext context)
      throws DriverException, InterruptedException {
    CliAnswer version = unit.perform(CliOperation.SHOW_VERSION, Map.of());
    return ToldFacts.serialNumber(version)
        .orElseThrow(
            () ->
                new DriverException(
                    FailureKind.PROTOCOL,
                    DeviceEffect.NONE,
                    who + " of " + context.device().id() + " does not tell its serial number",
                    version.output()));
  }

  @Override
  public void switchOver(String from, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    CliAnswer told = session.perform(CliOperation.FAILOVER, Map.of());
    String answers = ownSerialNumber(told, session, context);
    if (!answers.equals(from)) {
      throw new DriverException(
          FailureKind.CHANGED,
          DeviceEffect.NONE,
          context.device().id()
              + " is not switched over: "
              + answers
              + " answers, not "
              + from
              + ", which was to give up its part",
          told.output());
    }
    context.checkpoint();
    session.perform(CliOperation.SWITCH_OVER, Map.of());
  }
}
