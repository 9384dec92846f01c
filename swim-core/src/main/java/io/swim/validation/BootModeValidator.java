package io.swim.validation;

import io.swim.device.BootMode;
import io.swim.job.Finding;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Optional;

/** After a reload the device boots by itself. One that does not tell is not asked about. */
final class BootModeValidator implements Validator {
  @Override
  public String id() {
    return "boot-mode";
  }

  @Override
  public boolean appliesTo(Task task) {
    return task.isDistribution() || task.changesSoftware();
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    Optional<BootMode> mode = context.facts().bootMode();
    if (mode.isEmpty() || context.options().scope() == UpgradeScope.DISTRIBUTE) {
      return List.of();
    }
    if (mode.get() == BootMode.AUTOMATIC) {
      return List.of(Finding.passed("boot-mode", "it boots by itself after a reload"));
    }
    String command = context.platform().flatMap(context.platforms()::bootsByItself).orElse("");
    return List.of(
        Finding.error(
            "manual-boot",
            context.device().id()
                + " is set to boot by hand: after a reload it would wait at its boot loader for"
                + " somebody at its console",
            command.isEmpty() ? "let it boot by itself" : "let it boot by itself: " + command));
  }
}
