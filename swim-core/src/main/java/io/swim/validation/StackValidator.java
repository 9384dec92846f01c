package io.swim.validation;

import io.swim.device.FileSystem;
import io.swim.job.Finding;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import io.swim.spi.ValidationContext;
import io.swim.spi.Validator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One device, or a stack that installs its software by itself: a file would be on its master only,
 * and the other members would come up with another version and their ports down.
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
    return switch (context.change()) {
      // A device that unpacks an image does that on every member, and fails where one has no room.
      case INSTALL, INSTALL_AT_ONCE -> broughtToAll(context, "packages");
      case SLOT -> broughtToAll(context, "what is written to its slots");
      case BOOT_LIST -> members(context) <= 1 ? List.of() : List.of(fileOfTheMaster(context));
    };
  }

  private static int members(ValidationContext context) {
    return context.facts().members().orElse(1);
  }

  private static List<Finding> broughtToAll(ValidationContext context, String what) {
    int members = members(context);
    return members <= 1
        ? List.of()
        : List.of(
            Finding.passed(
                "stack", members + " members, to which the device itself brings " + what));
  }

  private static Finding fileOfTheMaster(ValidationContext context) {
    int members = members(context);
    return context.options().scope() == UpgradeScope.DISTRIBUTE
        ? onlyOneFlash(context, members)
        : Finding.error(
            "stack-not-supported",
            context.device().id()
                + " is a stack of "
                + members
                + " members; only its master would get the image",
            "upgrade stacks by hand until SWIM can");
  }

  private static Finding onlyOneFlash(ValidationContext context, int members) {
    List<FileSystem> all = context.facts().fileSystems();
    String target =
        context
            .options()
            .distribution()
            .fileSystem()
            .orElseGet(() -> all.isEmpty() ? "flash:" : all.get(0).name());
    String others =
        all.stream()
            .filter(each -> !each.name().equals(target))
            .map(
                each ->
                    each.name()
                        + " with "
                        + each.freeBytes()
                        + " bytes free of "
                        + each.totalBytes())
            .collect(Collectors.joining(", "));
    return Finding.warning(
        "stack-one-flash",
        context.device().id()
            + " is a stack of "
            + members
            + " members; the image gets to "
            + target
            + " alone, and so does an erasure"
            + (others.isEmpty() ? "" : "; not to " + others),
        "copy it to the other members before they are to boot it");
  }
}
