package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.SoftwarePackage;
import io.swim.fault.DriverException;
import io.swim.image.SystemPart;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.InstallOrder;
import io.swim.spi.PartDriver;
import io.swim.spi.PartImpact;
import io.swim.spi.StepContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes parts into what runs, and out of it, by the command line. Stateless and thread-safe.
 * Supported are the platforms whose definitions have the operations for both.
 */
public final class CliParts implements PartDriver {
  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliParts() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliParts(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-parts";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return supported.all(
        platform,
        CliOperation.INSTALL_STATUS,
        CliOperation.INSTALL_PART_ACTIVATE,
        CliOperation.INSTALL_PART_DEACTIVATE);
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  @Override
  public void preparePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    boolean ofItsOwn = context.session(CliSession.class, access).can(CliOperation.INSTALL_PART_ADD);
    order(
        ofItsOwn ? CliOperation.INSTALL_PART_ADD : CliOperation.INSTALL_ADD,
        false,
        order,
        access,
        context);
  }

  @Override
  public PartImpact activatePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return impact(order(CliOperation.INSTALL_PART_ACTIVATE, false, order, access, context));
  }

  @Override
  public PartImpact deactivatePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return impact(order(CliOperation.INSTALL_PART_DEACTIVATE, true, order, access, context));
  }

  /** One that says both reloads. */
  private static PartImpact impact(CliAnswer answer) {
    return answer.value("reloads").isPresent()
        ? PartImpact.RELOAD
        : answer.value("goesOn").isPresent() ? PartImpact.NO_RELOAD : PartImpact.NOT_TOLD;
  }

  /** About what came out of the file of the part and runs, or does not run. */
  private CliAnswer order(
      String operation, boolean running, InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    Optional<SystemPart> part =
        order.image().flatMap(file -> supported.platforms().part(session.platform(), file.name()));
    Predicate<SoftwarePackage> meant =
        each -> each.isRunning() == running && part.filter(its -> its.isFrom(each)).isPresent();
    Map<String, String> values =
        new InstallValues(supported, context.platforms()).of(order, session.platform());
    return new InstalledPackages(supported, session).order(operation, values, meant, context);
  }
}
