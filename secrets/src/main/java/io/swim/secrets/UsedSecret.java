package io.swim.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A secret that tests used.
 *
 * @param value of a key of many lines one line
 * @param madeBy the first test that made it
 */
record UsedSecret(String value, String madeBy) {
  private static final int LINE_OF_A_KEY = 32;

  /** All that the agent noted; none when it did not run. */
  static List<UsedSecret> read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Map<String, UsedSecret> secrets = new LinkedHashMap<>();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(folder)) {
      found.sorted().forEach(files::add);
    }
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t", 2);
        String value = new String(Base64.getDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        for (String part : parts(value)) {
          secrets.putIfAbsent(part, new UsedSecret(part, parts[1]));
        }
      }
    }
    return List.copyOf(secrets.values());
  }

  /** The first lines of a key say its kind, which is no secret; those after them are searched. */
  private static List<String> parts(String value) {
    if (!value.contains("\n")) {
      return List.of(value);
    }
    return value
        .lines()
        .map(String::strip)
        .filter(line -> line.length() >= LINE_OF_A_KEY && !line.startsWith("-"))
        .skip(value.contains("OPENSSH") ? 1 : 0)
        .toList();
  }

  @Override
  public String toString() {
    return "a secret of " + value.length() + " characters, made by " + madeBy;
  }
}
