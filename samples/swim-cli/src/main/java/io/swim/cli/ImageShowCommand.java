package io.swim.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim image show}. */
@Command(name = "show", description = "Shows all that is known of an image.")
final class ImageShowCommand implements Callable<Integer> {
  @ParentCommand @Nullable ImageCommand parent;

  @Parameters(paramLabel = "ID", description = "As swim image list shows it.")
  String id = "";

  @Override
  public Integer call() {
    Swim swim = ImageCommand.swim(parent);
    try (ImageDesk desk = ImageDesk.open(swim)) {
      ImageText.print(desk.image(id), swim);
      return Swim.ALL_SUCCEEDED;
    }
  }
}
