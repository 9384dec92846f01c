package io.swim.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code swim servers}. */
@Command(
    name = "servers",
    description = "The distribution servers of the inventory: add, list, verify.",
    subcommands = {ServersAddCommand.class, ServersListCommand.class, ServersVerifyCommand.class})
final class ServersCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  static Swim swim(@Nullable ServersCommand parent) {
    return Swim.of(Objects.requireNonNull(parent).swim);
  }

  @Override
  public Integer call() {
    throw new BadInput("what about servers? See swim servers --help");
  }
}
