package io.swim.cli;

import io.swim.cli.inventory.PortalFile;
import io.swim.transfer.portal.AsdPortal;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;

/** {@code swim portal}: what its subcommands share. */
@Command(
    name = "portal",
    description = "Lists, shows and downloads images of a vendor's portal.",
    subcommands = {PortalListCommand.class, PortalShowCommand.class, PortalImportCommand.class})
final class PortalCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  @Option(
      names = "--portal",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "How the portal is reached, in YAML.")
  @Nullable Path file;

  static Swim swim(@Nullable PortalCommand portal) {
    return Swim.of(Objects.requireNonNull(portal).swim);
  }

  static AsdPortal open(@Nullable PortalCommand portal) {
    Path file = Objects.requireNonNull(portal).file;
    if (file == null) {
      throw new BadInput("which portal? Give --portal FILE");
    }
    return PortalFile.open(file);
  }

  @Override
  public Integer call() {
    throw new BadInput("list, show or import? See swim portal --help");
  }
}
