package io.swim.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code swim condition}. */
@Command(
    name = "condition",
    description = "What upgrades have left devices in: list, reset.",
    subcommands = {ConditionListCommand.class, ConditionResetCommand.class})
final class ConditionCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  static Swim swim(@Nullable ConditionCommand parent) {
    return Swim.of(Objects.requireNonNull(parent).swim);
  }

  @Override
  public Integer call() {
    throw new BadInput("what about the condition? See swim condition --help");
  }
}
