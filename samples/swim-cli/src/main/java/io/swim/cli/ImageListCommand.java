package io.swim.cli;

import io.swim.image.SoftwareImage;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim image list}. */
@Command(name = "list", description = "Lists the images of the repository.")
final class ImageListCommand implements Callable<Integer> {
  @ParentCommand @Nullable ImageCommand parent;

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description =
          "Only those with that text in id, platform, kind, version, family, feature set,"
              + " description or notes; case makes no difference.")
  String filter = "";

  @Override
  public Integer call() {
    Swim swim = ImageCommand.swim(parent);
    try (ImageDesk desk = ImageDesk.open(swim)) {
      List<SoftwareImage> images = desk.images().list().stream().filter(this::fits).toList();
      if (swim.json) {
        swim.output.document(ImageText.json(images));
      } else {
        ImageText.table(images).printTo(swim.output);
      }
      return Swim.ALL_SUCCEEDED;
    }
  }

  private boolean fits(SoftwareImage image) {
    String wanted = filter.toLowerCase(Locale.ROOT);
    return Stream.of(
            image.id().value(),
            image.fileName(),
            image.platform().value(),
            image.kind().name(),
            image.version(),
            image.family(),
            image.featureSet(),
            image.description(),
            image.usageNotes())
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
