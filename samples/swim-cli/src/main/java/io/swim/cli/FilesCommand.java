package io.swim.cli;

import io.swim.device.FlashPath;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code swim files}. */
@Command(
    name = "files",
    description = "The files of a device: list, get, delete.",
    subcommands = {FilesListCommand.class, FilesGetCommand.class, FilesDeleteCommand.class})
final class FilesCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  static Swim swim(@Nullable FilesCommand parent) {
    return Swim.of(Objects.requireNonNull(parent).swim);
  }

  /** A file as a user names it. */
  static FlashPath path(String text) {
    if (!text.contains(":")) {
      throw new BadInput(
          "which file system is '%s' in? Say it as flash:%s (see swim files list)"
              .formatted(text, text));
    }
    return BadInput.unless(() -> FlashPath.parse(text));
  }

  @Override
  public Integer call() {
    throw new BadInput("what about files? See swim files --help");
  }
}
