package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.SoftwareMode;
import io.swim.device.SoftwarePackage;
import io.swim.device.SoftwarePackage.State;
import io.swim.fault.DriverException;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.image.SystemPart;
import io.swim.image.VersionScheme;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.Comparison;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallFailure;
import io.swim.spi.InstallOrder;
import io.swim.spi.InstallStatus;
import io.swim.spi.PartImpact;
import io.swim.spi.StepContext;
import io.swim.ssh.image.ArchivedImage;
import io.swim.ssh.platform.PlatformDefinition;
import io.swim.ssh.platform.SoftwareRules;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

  @Override
  public boolean keepsLog(PlatformId platform) {
    return supported.all(platform, CliOperation.INSTALL_LOG);
  }

  @Override
  public Optional<InstallFailure> lastFailure(Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    CliAnswer log = session.perform(CliOperation.INSTALL_LOG, Map.of());
    return log.value("reason")
        .map(words -> new InstallFailure(log.value("number").orElse(words), words));
  }

  @Override
  public boolean canInstallParts(PlatformId platform) {
    return supported.all(
        platform, CliOperation.INSTALL_PART_ACTIVATE, CliOperation.INSTALL_PART_DEACTIVATE);
  }

  @Override
  public PartImpact activatePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return impact(order(CliOperation.INSTALL_PART_ACTIVATE, order, access, context));
  }

  @Override
  public PartImpact deactivatePart(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return impact(order(CliOperation.INSTALL_PART_DEACTIVATE, order, access, context));
  }

  /** One that says both reloads. */
  private static PartImpact impact(CliAnswer answer) {
    return answer.value("reloads").isPresent()
        ? PartImpact.RELOAD
        : answer.value("goesOn").isPresent() ? PartImpact.NO_RELOAD : PartImpact.NOT_TOLD;
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
    CliAnswer answer =
        context.session(CliSession.class, access).perform(CliOperation.INSTALL_STATUS, Map.of());
    return new InstallStatus(
        packages(answer.table("packages")),
        answer.value("underWay"),
        answer.value("waiting"),
        answer.value("untilAbortSeconds").map(text -> Duration.ofSeconds(Long.parseLong(text))));
  }

  @Override
  public Comparison compare(
      SoftwareImage image, ImageContent content, Access access, StepContext context)
      throws DriverException, InterruptedException, IOException {
    CliSession session = context.session(CliSession.class, access);
    return session.can(CliOperation.SLOT_FILE)
        ? SlotFile.compare(
            session,
            names(inactive(image.version(), session, context), access, context),
            ArchivedImage.find(content))
        : Comparison.UNKNOWN;
  }

  static List<SoftwarePackage> packages(List<Map<String, String>> rows) {
    return rows.stream()
        .map(
            row ->
                new SoftwarePackage(
                    row.getOrDefault("name", ""),
                    Optional.ofNullable(row.get("version")),
                    state(row.getOrDefault("state", ""))))
        .toList();
  }

  private static State state(String word) {
    for (State each : State.values()) {
      if (each.name().equals(word.toUpperCase(Locale.ROOT))) {
        return each;
      }
    }
    return State.UNKNOWN;
  }

  @Override
  public void prepare(InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    boolean ofItsOwn =
        order.change() == SoftwareChange.PART
            && context.session(CliSession.class, access).can(CliOperation.INSTALL_PART_ADD);
    order(
        ofItsOwn ? CliOperation.INSTALL_PART_ADD : CliOperation.INSTALL_ADD,
        order,
        access,
        context);
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
    perform(operation, values, inactive(version, session, context), access, context);
  }

  private static VersionScheme versions(CliSession session, StepContext context) {
    return context.platforms().versions(session.platform());
  }

  @Override
  public void commit(Access access, StepContext context)
      throws DriverException, InterruptedException {
    context.session(CliSession.class, access).perform(CliOperation.INSTALL_COMMIT, Map.of());
  }

  private CliAnswer order(String operation, InstallOrder order, Access access, StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    Predicate<SoftwarePackage> meant =
        order.change() == SoftwareChange.PART
            ? ofPart(operation, order, session)
            : inactive(order.version(), session, context);
    return perform(
        operation, values(context).of(order, session.platform()), meant, access, context);
  }

  /** What is unpacked of a version and does not run. */
  private static Predicate<SoftwarePackage> inactive(
      String version, CliSession session, StepContext context) {
    VersionScheme scheme = versions(session, context);
    return each ->
        !each.isRunning() && each.version().filter(its -> scheme.same(its, version)).isPresent();
  }

  /** What came out of the file of a part, and is not yet as it is to be. */
  private Predicate<SoftwarePackage> ofPart(
      String operation, InstallOrder order, CliSession session) {
    boolean away = operation.equals(CliOperation.INSTALL_PART_DEACTIVATE);
    Optional<SystemPart> part =
        order.image().flatMap(file -> supported.platforms().part(session.platform(), file.name()));
    return each -> each.isRunning() == away && part.filter(its -> its.isFrom(each)).isPresent();
  }

  private InstallValues values(StepContext context) {
    return new InstallValues(supported, context.platforms());
  }

  /** Some are told which version, some which of their packages or slots. */
  private CliAnswer perform(
      String operation,
      Map<String, String> values,
      Predicate<SoftwarePackage> meant,
      Access access,
      StepContext context)
      throws DriverException, InterruptedException {
    CliSession session = context.session(CliSession.class, access);
    if (supported.uses(session.platform(), operation, "packages")) {
      String names = String.join(" ", names(meant, access, context));
      if (!names.isEmpty()) {
        // Without any, no command that asks for them is given.
        values.put("packages", names);
      }
    }
    return session.perform(operation, values);
  }

  private List<String> names(Predicate<SoftwarePackage> meant, Access access, StepContext context)
      throws DriverException, InterruptedException {
    return status(access, context).packages().stream()
        .filter(meant)
        .map(SoftwarePackage::name)
        .toList();
  }
}
