package io.swim.validation;

import io.swim.job.Finding;
import io.swim.job.Task;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.Optional;

/** The right device: its serial number is the one that the host expects. */
final class IdentityValidator implements Validator {
  @Override
  public String id() {
    return "identity";
  }

  @Override
  public boolean appliesTo(Task task) {
    return task.isDistribution() || task.changesSoftware();
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    Optional<String> expected = context.device().serialNumber();
    if (expected.isEmpty()) {
      return List.of();
    }
    List<String> actual = context.facts().serialNumbers();
    if (actual.contains(expected.get())) {
      return List.of(Finding.passed("identity", "serial number " + expected.get()));
    }
    return List.of(
        Finding.error(
            "wrong-device",
            context.device().id()
                + " at "
                + context.device().address()
                + " has serial number "
                + (actual.isEmpty() ? "(not told)" : String.join(" or ", actual))
                + ", expected "
                + expected.get(),
            "check the address in the inventory"));
  }
}
