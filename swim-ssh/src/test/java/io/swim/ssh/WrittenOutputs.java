package io.swim.ssh;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Outputs that were written for these tests: {@code outputs/PLATFORM/NAME.txt}, each with a prompt
 * and the command in its first line.
 *
 * @param platform its id
 * @param name of the file
 * @param command that printed it
 * @param text with the prompt
 */
record WrittenOutputs(String platform, String name, String command, String text) {
  static List<WrittenOutputs> all() {
    try {
      Path root = Path.of(WrittenOutputs.class.getResource("/outputs").toURI());
      List<WrittenOutputs> all = new ArrayList<>();
      for (Path file : Recorded.files(root, ".txt")) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String prompt = text.lines().findFirst().orElseThrow();
        all.add(
            new WrittenOutputs(
                file.getParent().getFileName().toString(),
                file.getFileName().toString().replace(".txt", ""),
                prompt.replaceFirst("^[^#>]*[#>]", ""),
                text));
      }
      return all;
    } catch (IOException | java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static WrittenOutputs of(String platform, String name) {
    return all().stream()
        .filter(each -> each.platform().equals(platform) && each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What a platform with that name among its names reads in it. */
  Reading read(String platformName) throws UnreadableOutputException {
    return Platforms.bundled().read(platformName, command, text);
  }

  /** A column of a table that was read; empty where a row has none. */
  static List<String> column(Reading reading, String table, String column) {
    return reading.table(table).stream().map(row -> row.getOrDefault(column, "")).toList();
  }
}
