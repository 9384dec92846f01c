package io.swim.validation;

import io.swim.job.Finding;
import io.swim.job.Task;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;

/**
 * One device, or a stack whose members all get what they are to boot: the device itself brings what
 * it installs to them, and a file is brought to the flash of each.
 */
final class StackValidator implements Validator {
  @Override
  public String id() {
    return "stack";
  }

  @Override
  public boolean appliesTo(Task task) {
    return task.isDistribution() || task.changesSoftware();
  }

  @Override
  public List<Finding> validate(ValidationContext context) {
    int members = context.facts().members().orElse(1);
    if (members <= 1 && context.facts().stack().size() <= 1) {
      return List.of();
    }
    return switch (context.change()) {
      // A device that unpacks an image does that on every member, and fails where one has no room.
      case INSTALL, INSTALL_AT_ONCE, PART -> broughtToAll(members, "packages");
      case SLOT -> broughtToAll(members, "what is written to its slots");
      case BOOT_LIST -> new StackOfFiles(context).findings();
    };
  }

  private static List<Finding> broughtToAll(int members, String what) {
    return List.of(
        Finding.passed("stack", members + " members, to which the device itself brings " + what));
  }
}
