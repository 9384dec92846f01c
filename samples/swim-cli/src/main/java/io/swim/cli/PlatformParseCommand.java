package io.swim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim platform parse}. */
@Command(
    name = "parse",
    description = {
      "Reads what a device printed, and prints what it says as JSON. The text may be the output",
      "alone, or a log of a session with prompts, pagers and escape sequences."
    })
final class PlatformParseCommand implements Callable<Integer> {
  /** More is no output of a command. */
  private static final long MOST_BYTES = 16L << 20;

  @ParentCommand @Nullable PlatformCommand parent;

  @Parameters(index = "0", paramLabel = "PLATFORM", description = "Its id, or another name.")
  String platform = "";

  @Parameters(
      index = "1",
      paramLabel = "COMMAND",
      description = "What was typed; _ may stand for blanks.")
  String command = "";

  @Parameters(index = "2", paramLabel = "FILE", description = "What was printed; - reads it.")
  String file = "";

  @Override
  public Integer call() throws IOException {
    Swim swim = PlatformCommand.swim(parent);
    swim.output.document(
        ParsedJson.document(
            swim.platforms().parse(platform, spoken(command), text(file, swim.output))));
    return Swim.ALL_SUCCEEDED;
  }

  /** As file names have it: {@code show_version}. No command of one word has an underscore. */
  private static String spoken(String command) {
    return command.strip().contains(" ") ? command : command.replace('_', ' ');
  }

  /** What is in a file, or piped in. */
  static String text(String file, Output output) throws IOException {
    byte[] bytes =
        file.equals("-") ? output.in().readNBytes((int) MOST_BYTES + 1) : ofFile(Path.of(file));
    if (bytes.length > MOST_BYTES) {
      throw new BadInput(file + " has more than " + MOST_BYTES + " bytes, which no command prints");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] ofFile(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new BadInput(path + " is not a file");
    }
    try (var in = Files.newInputStream(path)) {
      return in.readNBytes((int) MOST_BYTES + 1);
    }
  }
}
