package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.DeviceFacts;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.SnmpCredentials;
import io.swim.device.SoftwareMode;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.image.SoftwareImage;
import io.swim.image.VersionScheme;
import io.swim.job.AssignmentState;
import io.swim.job.Backup;
import io.swim.job.Finding;
import io.swim.job.PreviousSoftware;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import io.swim.job.TargetMode;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.UpgradeScope;
import io.swim.job.ValidationReport;
import io.swim.spi.DriverCoverage;
import io.swim.spi.InstallDriver;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges whether a task can be done with a device: asks every validator about its image. */
final class Validation {
  private final Engine engine;
  private final Sources sources;

  Validation(Engine engine) {
    this.engine = engine;
    this.sources = new Sources(engine);
  }

  /** Reads a device and judges it; for a look ahead, without any job. */
  ValidationReport report(DeviceContext device, UpgradeRequest request, List<SoftwareImage> images)
      throws InterruptedException {
    Optional<Finding> condition =
        new Conditions(engine).finding(device.device().id(), request.task());
    Attempts attempts = new Attempts(device, AssignmentState.PRECHECK, attempt -> {});
    try {
      DeviceFacts facts = new FactsReader(engine).read(device, attempts);
      return new ValidationReport(
          device.device().id(),
          Optional.of(facts),
          findings(device, facts, request, images, condition));
    } catch (DriverException e) {
      return new ValidationReport(
          device.device().id(),
          Optional.empty(),
          Stream.concat(
                  Stream.of(
                      Finding.error(
                          "facts-not-readable",
                          attempts.reason(e).text(),
                          "check address, ports and credentials")),
                  condition.stream())
              .toList());
    }
  }

  /**
   * All findings, the worst first.
   *
   * @param condition what is found of the device's condition, which is among them
   */
  List<Finding> findings(
      DeviceContext device,
      DeviceFacts facts,
      UpgradeRequest request,
      List<SoftwareImage> images,
      Optional<Finding> condition) {
    FileTaskFindings ofFiles = new FileTaskFindings(engine.platforms(), facts, device.platform());
    List<Finding> findings = new ArrayList<>(condition.stream().toList());
    ValidationContext context = context(device, facts, request, images);
    for (Validator validator : engine.validators()) {
      if (validator.appliesTo(request.task())) {
        findings.addAll(validator.validate(context));
      }
    }
    facts
        .mate()
        .filter(mate -> Pair.isChangedBy(request.task()))
        .ifPresent(mate -> findings.addAll(ofMate(context.withFacts(mate.withMate(facts)))));
    if (request.task().isDistribution()) {
      new PasswordsInCommands(engine, sources)
          .finding(device, request.options())
          .ifPresent(findings::add);
      nextReboot(context).ifPresent(findings::add);
      UnservedProtocols unserved = new UnservedProtocols(sources);
      findings.replaceAll(
          each ->
              unserved.explained(each, device.device(), request.options(), context.protocols()));
      if (request.options().distribution().backup() == Backup.RUNNING_IMAGE) {
        findings.addAll(ofFiles.of(new Task.Backup(), request.options().distribution()));
      }
    } else if (device.platform().isPresent() && isAboutSoftware(request.task())) {
      findings.addAll(
          new SoftwareFindings(engine, device.device().id(), facts, context.change())
              .of(request.task(), device.platform().get()));
    } else {
      findings.addAll(ofFiles.of(request.task(), request.options().distribution()));
    }
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    return findings;
  }

  /** Some devices boot next what was only copied to them, whoever reboots them. */
  private Optional<Finding> nextReboot(ValidationContext context) {
    boolean isCopyAlone =
        context.task() instanceof Task.Upgrade
            && context.options().scope() == UpgradeScope.DISTRIBUTE
            && context.change() == SoftwareChange.INSTALL;
    return context
        .platform()
        .filter(any -> isCopyAlone)
        .filter(
            platform ->
                engine
                    .drivers()
                    .installDriver(platform)
                    .filter(driver -> driver.bootsCopied(platform))
                    .isPresent())
        .map(
            any ->
                Finding.warning(
                    "taken-by-any-reboot",
                    "its next reboot installs "
                        + context.image().fileName()
                        + " as soon as that is copied there, whoever orders that reboot, or a"
                        + " failure of power",
                    "copy it when it may be rebooted, or delete the file where that is not wanted"));
  }

  /** What speaks against the other unit of a pair. */
  private List<Finding> ofMate(ValidationContext context) {
    return against(
        engine.validators().stream()
            .filter(each -> each.appliesToMates() && each.appliesTo(context.task()))
            .flatMap(each -> each.validate(context).stream()));
  }

  private static List<Finding> against(Stream<Finding> ofMate) {
    return ofMate
        .filter(each -> each.severity() != Severity.PASSED)
        .map(each -> each.withMessage("the other unit of the pair: " + each.message()))
        .toList();
  }

  private static boolean isAboutSoftware(Task task) {
    return task instanceof Task.RollBack || task instanceof Task.CommitSoftware;
  }

  private ValidationContext context(
      DeviceContext device, DeviceFacts facts, UpgradeRequest request, List<SoftwareImage> images) {
    UpgradeOptions options = request.options().on(device.device());
    Map<Access, String> troubles = new EnumMap<>(Access.class);
    for (Access access : Access.values()) {
      device.trouble(access).ifPresent(trouble -> troubles.put(access, trouble));
    }
    boolean snmpWrite =
        engine.credentials().snmp(device.device()).map(SnmpCredentials::canWrite).orElse(false);
    SoftwareChange change = change(device, facts, request.task(), options, images);
    return new ValidationContext(
        device.device(),
        facts,
        request.task(),
        change,
        images,
        options,
        engine.platforms(),
        snmpWrite,
        troubles,
        device
            .platform()
            .map(
                platform ->
                    engine
                        .drivers()
                        .coverage(
                            platform,
                            change,
                            protocol -> sources.canServe(device.device(), options, protocol),
                            protocol -> canPush(device, facts, options, images, protocol)))
            .orElse(
                new DriverCoverage(
                    Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
                    Set.of())));
  }

  /** How a device would get to what the task is about. */
  SoftwareChange change(
      DeviceContext device,
      DeviceFacts facts,
      Task task,
      UpgradeOptions options,
      List<SoftwareImage> images) {
    Optional<PlatformId> platform = device.platform();
    if (task instanceof Task.CommitSoftware) {
      return SoftwareChange.INSTALL;
    }
    Optional<InstallDriver> driver = platform.flatMap(engine.drivers()::installDriver);
    if (driver.isEmpty() || !(task.changesSoftware() || task.isDistribution())) {
      return SoftwareChange.BOOT_LIST;
    }
    if (isPart(device, task, images)) {
      return SoftwareChange.PART;
    }
    SoftwareMode now = facts.mode().orElse(SoftwareMode.BUNDLE);
    TargetMode wanted = task.changesSoftware() ? options.targetMode() : TargetMode.KEEP;
    return driver
        .get()
        .change(
            platform.get(),
            now,
            (task instanceof Task.RollBack ? TargetMode.KEEP : wanted).of(now));
  }

  /** Whether a part of what runs is to come or to go, and nothing else. */
  private boolean isPart(DeviceContext device, Task task, List<SoftwareImage> images) {
    if (task instanceof Task.RollBack back) {
      return Optional.ofNullable(back.previous().get(device.device().id()))
          .flatMap(PreviousSoftware::part)
          .isPresent();
    }
    PlatformId platform = device.platform().orElseThrow();
    return task instanceof Task.Upgrade
        && engine.drivers().hasPartDriver(platform)
        && engine.platforms().part(platform, images.get(images.size() - 1).fileName()).isPresent();
  }

  private static boolean canPush(
      DeviceContext device,
      DeviceFacts facts,
      UpgradeOptions options,
      List<SoftwareImage> images,
      TransferProtocol protocol) {
    return !images.isEmpty()
        && images.stream()
            .map(each -> new FlashPath(fileSystem(facts, options), each.fileName()))
            .allMatch(target -> device.canPush(protocol, target));
  }

  VersionScheme versions(DeviceContext device) {
    Optional<PlatformId> platform = device.platform();
    return platform.map(engine.platforms()::versions).orElse(VersionScheme.GENERIC);
  }

  /** Where the image goes: what the job says, else the device's preferred file system. */
  static String fileSystem(DeviceFacts facts, UpgradeOptions options) {
    if (options.distribution().fileSystem().isPresent()) {
      return options.distribution().fileSystem().get();
    }
    return facts.fileSystems().isEmpty() ? "flash:" : facts.fileSystems().get(0).name();
  }
}
