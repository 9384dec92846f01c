package io.swim.ssh;

import io.swim.device.SoftwarePackage;
import io.swim.device.SoftwarePackage.State;
import io.swim.fault.DriverException;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import io.swim.spi.InstallStatus;
import io.swim.spi.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What a device lists as installed, and orders that may have to name some of it.
 *
 * @param supported what definitions say of commands
 * @param session with the device
 */
record InstalledPackages(Supported supported, CliSession session) {
  /** All of it, and what is under way. Nothing is changed. */
  InstallStatus status() throws DriverException, InterruptedException {
    CliAnswer answer = session.perform(CliOperation.INSTALL_STATUS, Map.of());
    OptionalLong untilAbort =
        ToldFacts.number(
            CliOperation.INSTALL_STATUS, answer, "untilAbortSeconds", Integer.MAX_VALUE);
    return new InstallStatus(
        listed(answer.table("packages")),
        answer.value("underWay"),
        answer.value("waiting"),
        untilAbort.isPresent()
            ? Optional.of(Duration.ofSeconds(untilAbort.getAsLong()))
            : Optional.empty());
  }

  /** The packages in rows with name, version and state. */
  static List<SoftwarePackage> listed(List<Map<String, String>> rows) {
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

  /** What the device calls those packages, or slots. */
  List<String> names(Predicate<SoftwarePackage> meant)
      throws DriverException, InterruptedException {
    return status().packages().stream().filter(meant).map(SoftwarePackage::name).toList();
  }

  /**
   * Gives an order, after a checkpoint: some are told which version, some which of their packages
   * or slots.
   *
   * @param values which may be added to
   * @param meant the packages or slots that it is about
   */
  CliAnswer order(
      String operation,
      Map<String, String> values,
      Predicate<SoftwarePackage> meant,
      StepContext context)
      throws DriverException, InterruptedException {
    if (supported.uses(session.platform(), operation, "packages")) {
      String names = String.join(" ", names(meant));
      if (!names.isEmpty()) {
        // Without any, no command that asks for them is given.
        values.put("packages", names);
      }
    }
    context.checkpoint();
    return session.perform(operation, values);
  }
}
