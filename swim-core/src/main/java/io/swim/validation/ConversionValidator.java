package io.swim.validation;

import io.swim.job.Finding;
import io.swim.job.PreviousSoftware;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Optional;

/**
 * A step over a release at which the platform writes its configuration in another way: what manages
 * the device has to read it anew, and on the way down nobody converts it back.
 */
final class ConversionValidator implements Validator {
  @Override
  public String id() {
    return "conversion";
  }

  @Override
  public boolean appliesTo(Task task) {
    return task.changesSoftware();
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    Optional<String> from = context.facts().version();
    Optional<String> to = wanted(context);
    if (from.isEmpty()
        || to.isEmpty()
        || context.platform().isEmpty()
        || context.options().scope() == UpgradeScope.DISTRIBUTE) {
      return List.of();
    }
    List<String> conversions =
        context.platforms().conversions(context.platform().get(), from.get(), to.get());
    return conversions.isEmpty()
        ? List.of()
        : List.of(
            Finding.warning(
                "configuration-converted",
                from.get() + " -> " + to.get() + ": " + String.join("; ", conversions),
                "keep a copy of its configuration; compare it afterwards, and have what manages the"
                    + " device read it anew"));
  }

  private static Optional<String> wanted(ValidationContext context) {
    return context.task() instanceof Task.RollBack back
        ? Optional.ofNullable(back.previous().get(context.device().id()))
            .map(PreviousSoftware::version)
        : Optional.of(context.image().version());
  }
}
