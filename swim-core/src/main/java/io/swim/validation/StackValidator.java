package io.swim.validation;

import io.swim.job.Finding;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;

/**
 * One device, and not a stack: the image would be on its master only, and the other members would
 * come up with another version and their ports down.
 */
final class StackValidator implements Validator {
  @Override
  public String id() {
    return "stack";
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    int members = context.facts().members().orElse(1);
    if (members <= 1 || context.options().scope() == UpgradeScope.DISTRIBUTE) {
      return List.of();
    }
    return List.of(
        Finding.error(
            "stack-not-supported",
            context.device().id()
                + " is a stack of "
                + members
                + " members; only its master would get the image",
            "upgrade stacks by hand until SWIM can"));
  }
}
