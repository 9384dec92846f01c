package io.swim.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code swim image}. */
@Command(
    name = "image",
    description = "The image repository: import, inspect, list, show, edit, delete, group.",
    subcommands = {
      ImageImportCommand.class,
      ImageInspectCommand.class,
      ImageListCommand.class,
      ImageShowCommand.class,
      ImageEditCommand.class,
      ImageDeleteCommand.class,
      ImageGroupCommand.class
    })
final class ImageCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  static Swim swim(@Nullable ImageCommand parent) {
    return Swim.of(Objects.requireNonNull(parent).swim);
  }

  @Override
  public Integer call() {
    throw new BadInput("what about images? See swim image --help");
  }
}
