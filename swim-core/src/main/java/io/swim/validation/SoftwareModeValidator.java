package io.swim.validation;

import io.swim.device.Access;
import io.swim.device.SoftwareMode;
import io.swim.job.Finding;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import io.swim.job.TargetMode;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Optional;

/** A device that runs packages gets packages, and there is somebody who can install them. */
final class SoftwareModeValidator implements Validator {
  @Override
  public String id() {
    return "software-mode";
  }

  @Override
  public boolean appliesTo(Task task) {
    return task.changesSoftware();
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    Optional<SoftwareMode> now = context.facts().mode();
    TargetMode target = context.options().targetMode();
    if (context.options().scope() == UpgradeScope.DISTRIBUTE) {
      return List.of();
    }
    boolean eitherWay =
        context.change() == SoftwareChange.BOOT_LIST && !context.drivers().install().isEmpty();
    if (now.isEmpty() && (target != TargetMode.KEEP || eitherWay)) {
      return List.of(
          Finding.error(
              "mode-unknown",
              context.device().id()
                  + " does not tell whether it runs a file or packages, so it is not known how to"
                  + (target == TargetMode.KEEP ? " keep that" : " bring it to " + target + " mode"),
              "look at the device; only distribute the image"));
    }
    if (context.options().takeover() == Takeover.IN_SERVICE && !canInService(context)) {
      return List.of(
          Finding.error(
              "not-in-service",
              context.device().id()
                  + " is to change its software in service, and nothing in "
                  + context.protocols().config()
                  + " can have it do so ("
                  + context.change()
                  + ")",
              "let the job reload the device"));
    }
    if (context.options().takeover() == Takeover.IN_SERVICE && isLower(context)) {
      return List.of(
          Finding.error(
              "not-in-service",
              context.device().id()
                  + " runs "
                  + context.facts().version().orElse("")
                  + ", and no device goes back to a lower version in service: "
                  + context.image().version(),
              "let the job reload the device"));
    }
    if (context.change() == SoftwareChange.BOOT_LIST) {
      return target.of(now.orElse(SoftwareMode.BUNDLE)) == SoftwareMode.INSTALL
          ? List.of(noInstallation(context))
          : List.of();
    }
    if (context.options().scope() == UpgradeScope.ACTIVATE) {
      return List.of(
          Finding.error(
              "activation-reloads",
              context.device().id()
                  + " reloads by itself when software is activated, and no reload is asked for",
              "only distribute the image, or let the job reload the device"));
    }
    boolean possible =
        context.protocols().config().stream().anyMatch(access -> can(context, access));
    return possible
        ? List.of(Finding.passed("software-mode", "software can be installed"))
        : List.of(noInstallation(context));
  }

  private static Finding noInstallation(ValidationContext context) {
    return Finding.error(
        "no-installation",
        "nothing in "
            + context.protocols().config()
            + " can install software on "
            + context.device().id()
            + ", which is to run what is installed",
        "register a driver for it, add credentials, or bring it to BUNDLE mode");
  }

  private static boolean isLower(ValidationContext context) {
    return !context.images().isEmpty()
        && context
            .facts()
            .version()
            .filter(runs -> context.versions().compare(context.image().version(), runs) < 0)
            .isPresent();
  }

  /** The way back over what is unpacked is always a reload. */
  private static boolean canInService(ValidationContext context) {
    boolean isReturn =
        context.task() instanceof Task.RollBack
            && context.change() != SoftwareChange.INSTALL_AT_ONCE;
    return !isReturn
        && context.change() != SoftwareChange.BOOT_LIST
        && context.protocols().config().stream()
            .anyMatch(
                access ->
                    context.drivers().inService().contains(access) && context.isUsable(access));
  }

  private static boolean can(ValidationContext context, Access access) {
    return context.drivers().install().contains(access) && context.isUsable(access);
  }
}
