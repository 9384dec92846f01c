package io.swim.cli;

import io.swim.device.FlashPath;
import io.swim.image.SoftwareImage;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim image delete}. */
@Command(
    name = "delete",
    description = {
      "Deletes images of the repository.",
      "Refused while a swim upgrade on the same --data needs one."
    })
final class ImageDeleteCommand implements Callable<Integer> {
  @ParentCommand @Nullable ImageCommand parent;

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description =
          "As swim image list shows them, or what an ID has before its slash: the whole bundle. If one"
              + " is refused, none is deleted.")
  List<String> ids = List.of();

  @Override
  public Integer call() {
    Swim swim = ImageCommand.swim(parent);
    try (ImageDesk desk = ImageDesk.open(swim);
        RunFolder mine = RunFolder.in(swim.data)) {
      List<SoftwareImage> images =
          ids.stream().flatMap(id -> desk.imageOrBundle(id).stream()).distinct().toList();
      return mine.whileNobodyElseBegins(
          others -> {
            images.forEach(image -> refuseIfNeeded(image, others));
            images.forEach(image -> desk.images().delete(image.id()));
            return Swim.ALL_SUCCEEDED;
          });
    }
  }

  private static void refuseIfNeeded(SoftwareImage image, List<RunFolder.Other> others) {
    others.stream()
        .filter(RunFolder.Other::isAtWork)
        .filter(
            other ->
                Journal.read(other.journal()).values().stream().anyMatch(line -> isOf(line, image)))
        .findFirst()
        .ifPresent(
            other -> {
              throw new BadInput(
                  "image " + image.id() + " is needed by the swim upgrade in " + other.folder());
            });
  }

  private static boolean isOf(JournalLine line, SoftwareImage image) {
    return line.errand() == Errand.UPGRADE
        && !line.state().isTerminal()
        && FlashPath.isFile(line.file(), image.fileName());
  }
}
