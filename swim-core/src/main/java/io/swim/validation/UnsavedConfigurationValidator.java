package io.swim.validation;

import io.swim.device.DeviceFacts.Configuration;
import io.swim.job.Finding;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Optional;

/**
 * Nobody else's work is saved by the way: what a device boots is part of its configuration, and
 * saving that saves all of it. A device that does not tell is not asked about.
 */
final class UnsavedConfigurationValidator implements Validator {
  @Override
  public String id() {
    return "unsaved-configuration";
  }

  @Override
  public boolean appliesTo(Task task) {
    return task.isDistribution() || task.changesSoftware();
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    boolean unsaved =
        context.facts().configuration().equals(Optional.of(Configuration.UNSAVED_CHANGES));
    if (!unsaved || context.options().scope() == UpgradeScope.DISTRIBUTE) {
      return List.of();
    }
    return List.of(
        Finding.warning(
            "configuration-not-saved",
            context.device().id()
                + ": the running configuration has changes that are not saved; activating saves"
                + " them",
            "save them or take them back before"));
  }
}
