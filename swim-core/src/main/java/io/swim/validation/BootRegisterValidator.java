package io.swim.validation;

import io.swim.device.BootRegister;
import io.swim.job.Finding;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Optional;

/** The configuration register lets the device boot from its image list. */
final class BootRegisterValidator implements Validator {
  @Override
  public String id() {
    return "boot-register";
  }

  @Override
  public boolean appliesTo(Task task) {
    return task.isDistribution() || task.changesSoftware();
  }

  @Override
  public boolean appliesToMates() {
    return true;
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    Optional<String> register = context.facts().configRegister();
    if (register.isEmpty() || context.options().scope() == UpgradeScope.DISTRIBUTE) {
      return List.of();
    }
    String value = register.get();
    BootRegister registers =
        context.platform().map(context.platforms()::bootRegister).orElse(BootRegister.ROUTER);
    if (!registers.bootsFromList(value)) {
      return List.of(
          Finding.error(
              "register-ignores-boot-list",
              "the configuration register is "
                  + value
                  + ", with which the device does not boot from its image list",
              "set it to " + registers.usual()));
    }
    return List.of(
        Finding.passed(
            "boot-register",
            "configuration register " + value + " lets it boot from its image list"));
  }
}
