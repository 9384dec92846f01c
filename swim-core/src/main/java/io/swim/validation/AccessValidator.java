package io.swim.validation;

import io.swim.device.Access;
import io.swim.device.TransferProtocol;
import io.swim.job.Direction;
import io.swim.job.Finding;
import io.swim.job.ImageVerification;
import io.swim.job.ProtocolOrders;
import io.swim.job.SoftwareChange;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeScope;
import io.swim.spi.DriverCoverage;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * For everything that the upgrade does there is a protocol in the job's order, a driver, and
 * credentials: found out now and not at 02:00.
 */
final class AccessValidator implements Validator {
  private static final String REMEDY = "add credentials, or widen the protocol order of the job";

  @Override
  public String id() {
    return "access";
  }

  @Override
  public boolean appliesTo(Task task) {
    return task.isDistribution() || task.changesSoftware();
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    List<Finding> findings = new ArrayList<>();
    UpgradeOptions options = context.options();
    DriverCoverage drivers = context.drivers();
    boolean transfer =
        !context.task().isDistribution()
            || context.protocols().transfer().stream()
                .anyMatch(protocol -> canTransfer(context, protocol));
    if (!transfer) {
      findings.add(
          Finding.error(
              "no-transfer",
              "none of "
                  + context.protocols().transfer()
                  + " can be "
                  + (context.protocols().directions().contains(Direction.PUSH)
                      ? "sent to, or "
                      : "")
                  + "started on "
                  + context.device().id()
                  + " by any of "
                  + context.protocols().start()
                  + because(context, context.protocols().start()),
              REMEDY));
    }
    if (context.task().isDistribution()
        && context.change() != SoftwareChange.SLOT
        && options.distribution().verification() == ImageVerification.DIGEST) {
      need(
          findings,
          context,
          "compute a digest",
          context.protocols().config(),
          drivers.digests(),
          REMEDY + "; where the device has no command for it, verify by size");
    }
    if (options.scope() != UpgradeScope.DISTRIBUTE && setsWhatBoots(context)) {
      need(
          findings,
          context,
          "set the boot configuration",
          context.protocols().config(),
          drivers.config(),
          REMEDY);
    }
    if (options.scope() == UpgradeScope.REBOOT && context.change() == SoftwareChange.BOOT_LIST) {
      need(findings, context, "reload", context.protocols().reboot(), drivers.reboot(), REMEDY);
    }
    if (findings.isEmpty()) {
      findings.add(Finding.passed("access", "credentials and drivers for every step"));
    }
    return findings;
  }

  /** An activation says itself what is booted, unless a boot list names the packages. */
  private static boolean setsWhatBoots(ValidationContext context) {
    return context.change() == SoftwareChange.BOOT_LIST
        || context
            .platform()
            .flatMap(each -> context.platforms().packageList(each, "flash:"))
            .isPresent();
  }

  private static void need(
      List<Finding> findings,
      ValidationContext context,
      String what,
      List<Access> order,
      Set<Access> drivers,
      String remedy) {
    boolean possible = order.stream().anyMatch(a -> drivers.contains(a) && context.isUsable(a));
    if (!possible) {
      findings.add(
          Finding.error(
              "no-access",
              "nothing in "
                  + order
                  + " can "
                  + what
                  + " on "
                  + context.device().id()
                  + because(context, order),
              remedy));
    }
  }

  private static boolean canTransfer(ValidationContext context, TransferProtocol protocol) {
    ProtocolOrders orders = context.protocols();
    boolean pull =
        orders.directions().contains(Direction.PULL)
            && canStart(
                context,
                orders.start(),
                context.drivers().transfers().getOrDefault(protocol, Set.of()));
    boolean push =
        orders.directions().contains(Direction.PUSH)
            && context.drivers().pushes().contains(protocol);
    return pull || push;
  }

  private static boolean canStart(
      ValidationContext context, List<Access> order, Set<Access> drivers) {
    return order.stream()
        .filter(drivers::contains)
        .filter(context::isUsable)
        .anyMatch(access -> access != Access.SNMP || context.snmpWrite());
  }

  private static String because(ValidationContext context, List<Access> order) {
    StringBuilder because = new StringBuilder();
    for (Access access : order) {
      String trouble = context.troubles().get(access);
      if (trouble == null && access == Access.SNMP && !context.snmpWrite()) {
        trouble = "the write community is missing";
      }
      if (trouble != null) {
        because.append(because.isEmpty() ? ": " : "; ").append(access).append(": ").append(trouble);
      }
    }
    return because.toString();
  }
}
