package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.SoftwareMode;
import io.swim.device.SoftwarePackage;
import io.swim.fault.DriverException;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.image.VersionScheme;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.Comparison;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallOrder;
import io.swim.spi.InstallStatus;
import io.swim.spi.StepContext;
import io.swim.ssh.image.ArchivedImage;
import io.swim.ssh.platform.PlatformDefinition;
import io.swim.ssh.platform.SoftwareRules;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Installs software by the command line. Stateless and thread-safe. What a platform can do follows
 * from the operations that its definition has.
 */
public final class CliInstall implements InstallDriver {
  private final Supported supported;

  /** For the platforms that come with SWIM; for those of a host there is {@link CliDrivers}. */
  public CliInstall() {
    this(Platforms.bundled());
  }

  /** For those platforms. */
  public CliInstall(Platforms platforms) {
    supported = new Supported(platforms);
  }

  @Override
  public String id() {
    return "cli-install";
  }

  @Override
  public boolean supports(PlatformId platform) {
    return supported.all(platform, CliOperation.INSTALL_STATUS)
        && (canInstall(platform) || canInstallAtOnce(platform));
  }

  @Override
  public Set<Access> accesses() {
    return Supported.ACCESSES;
  }

  @Override
  public SoftwareChange change(PlatformId platform, SoftwareMode from, SoftwareMode to) {
    Optional<SoftwareChange> always = rules(platform).change();
    if (always.isPresent()) {
      return always.get();
    }
    if (to == SoftwareMode.BUNDLE) {
      return SoftwareChange.BOOT_LIST;
    }
    if (from == SoftwareMode.INSTALL && canInstall(platform)) {
      return SoftwareChange.INSTALL;
    }
    return canInstallAtOnce(platform) ? SoftwareChange.INSTALL_AT_ONCE : SoftwareChange.BOOT_LIST;
  }

  private boolean canInstall(PlatformId platform) {
    return supported.all(platform, CliOperation.INSTALL_ACTIVATE);
  }

  private boolean canInstallAtOnce(PlatformId platform) {
    return supported.all(platform, CliOperation.INSTALL_AT_ONCE);
  }

  @Override
  public boolean canInstallInService(PlatformId platform, SoftwareChange change) {
    return supported.all(
        platform, CliOperation.INSTALL_IMPACT, activation(change, Takeover.IN_SERVICE));
  }

  private SoftwareRules rules(PlatformId platform) {
    return supported
        .platforms()
        .definition(platform)
        .map(PlatformDefinition::software)
        .orElse(SoftwareRules.NONE);
  }

  @Override
  public Duration activationTime(PlatformId platform) {
    return rules(platform).activationTime();
  }

  @Override
  public InstallStatus status(Access access, StepContext context)
      throws DriverException, InterruptedException {
    return installed(access, context).status();
  }

  @Override
  public Comparison compare(
      SoftwareImage image, ImageContent content, Access access, StepContext context)
      throws DriverException, InterruptedException, IOException {
    CliSession session = context.session(CliSession.class, access);
    return session.can(CliOperation.SLOT_FILE)
        ? SlotFile.compare(
            session,
            installed(access, context).names(inactive(image.version(), session, context)),
            ArchivedImage.find(content))
        : Comparison.UNKNOWN;
  }

  @Override
  public void prepare(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    order(CliOperation.INSTALL_ADD, order, access, context);
  }

  @Override
  public void activate(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    if (order.change() != SoftwareChange.INSTALL_AT_ONCE && order.image().isEmpty()) {
      returnTo(order.version(), access, context);
    } else {
      String operation = activation(order.change(), order.takeover());
      order(directed(operation, order.version(), access, context), order, access, context);
    }
  }

  /** Some have an order of its own for what is older than what runs. */
  private String directed(String operation, String version, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    if (!operation.equals(CliOperation.INSTALL_ACTIVATE)
        || !session.can(CliOperation.INSTALL_DOWNGRADE)) {
      return operation;
    }
    VersionScheme scheme = versions(session, context);
    boolean isOlder =
        status(access, context).packages().stream()
            .filter(SoftwarePackage::isRunning)
            .flatMap(each -> each.version().stream())
            .anyMatch(running -> scheme.compare(version, running) < 0);
    return isOlder ? CliOperation.INSTALL_DOWNGRADE : operation;
  }

  private static String activation(SoftwareChange change, Takeover takeover) {
    boolean inService = takeover == Takeover.IN_SERVICE;
    if (change == SoftwareChange.INSTALL_AT_ONCE) {
      return inService ? CliOperation.INSTALL_AT_ONCE_IN_SERVICE : CliOperation.INSTALL_AT_ONCE;
    }
    return inService ? CliOperation.INSTALL_ACTIVATE_IN_SERVICE : CliOperation.INSTALL_ACTIVATE;
  }

  /** Where the device says neither that traffic goes on nor why not, it is taken not to go on. */
  @Override
  public Optional<String> interruption(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    CliAnswer answer =
        session.perform(CliOperation.INSTALL_IMPACT, values(context).of(order, session.platform()));
    return answer.value("inService").isPresent()
        ? Optional.empty()
        : Optional.of(
            answer
                .value("interruption")
                .orElse("it does not say that traffic would go on: " + answer.output().strip()));
  }

  @Override
  public boolean bootsNext(PlatformId platform) {
    return rules(platform).bootsNext() || rules(platform).bootsCopied();
  }

  @Override
  public boolean bootsCopied(PlatformId platform) {
    return rules(platform).bootsCopied();
  }

  @Override
  public void takeBack(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    Map<String, String> values = values(context).withFiles(order, session.platform());
    session.perform(CliOperation.INSTALL_TAKE_BACK, values);
  }

  @Override
  public boolean canReturnTo(String version, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    return InstallPoints.find(version, versions(session, context), session).isPresent();
  }

  /** By a point that the device remembers; where it has none, by what is unpacked. */
  private void returnTo(String version, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    Map<String, String> values = new HashMap<>(Map.of("version", version));
    InstallPoints.find(version, versions(session, context), session)
        .ifPresent(point -> values.put("point", point));
    String operation =
        session.can(CliOperation.INSTALL_ROLLBACK)
            ? CliOperation.INSTALL_ROLLBACK
            : directed(CliOperation.INSTALL_ACTIVATE, version, access, context);
    installed(access, context)
        .order(operation, values, inactive(version, session, context), context);
  }

  private static VersionScheme versions(CliSession session, StepContext context) {
    return context.platforms().versions(session.platform());
  }

  @Override
  public void commit(Access access, StepContext context)
      throws DriverException, InterruptedException {
    context.session(CliSession.class, access).perform(CliOperation.INSTALL_COMMIT, Map.of());
  }

  private void order(String operation, InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    installed(access, context)
        .order(
            operation,
            values(context).of(order, session.platform()),
            inactive(order.version(), session, context),
            context);
  }

  /** What is unpacked of a version and does not run. */
  private static Predicate<SoftwarePackage> inactive(
      String version, CliSession session, StepContext context) {
    VersionScheme scheme = versions(session, context);
    return each ->
        !each.isRunning() && each.version().filter(its -> scheme.same(its, version)).isPresent();
  }

  private InstalledPackages installed(Access access, StepContext context)
      throws DriverException, InterruptedException {
    return new InstalledPackages(supported, context.session(CliSession.class, access));
  }

  private InstallValues values(StepContext context) {
    return new InstallValues(supported, context.platforms());
  }
}
