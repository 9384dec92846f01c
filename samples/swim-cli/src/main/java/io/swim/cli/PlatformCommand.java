package io.swim.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code swim platform}. */
@Command(
    name = "platform",
    description = "What is known of the operating systems of devices: list, show, parse, check.",
    subcommands = {
      PlatformListCommand.class,
      PlatformShowCommand.class,
      PlatformParseCommand.class,
      PlatformCheckCommand.class
    })
final class PlatformCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  static Swim swim(@Nullable PlatformCommand parent) {
    return Swim.of(Objects.requireNonNull(parent).swim);
  }

  @Override
  public Integer call() {
    throw new BadInput("what about platforms? See swim platform --help");
  }
}
