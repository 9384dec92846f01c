package io.swim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether what is said to devices is kept. */
final class TranscriptOption {
  @Option(
      names = "--transcripts",
      paramLabel = "DIR",
      description =
          "A file for each device, of what was said to it and answered; passwords are masked. Its"
              + " owner alone may read it, and one that is there is added to.")
  @Nullable Path folder;

  /**
   * Has the engine of that bench keep them.
   *
   * @param command what is done
   */
  void on(Workbench bench, String command) {
    Path given = folder;
    if (given != null) {
      bench.transcripts(TranscriptFiles.in(given, command));
    }
  }
}
