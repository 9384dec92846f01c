package io.swim.testkit.contract;

import io.swim.device.TransferProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every attempt that our file servers refused, a table for each in target/refused-attempts. */
final class RefusedAttempts {
  private static final Map<TransferProtocol, NavigableSet<String>> ROWS =
      new EnumMap<>(TransferProtocol.class);

  private RefusedAttempts() {}

  static synchronized void add(TransferProtocol protocol, String attempt, IOException answer) {
    String words = String.valueOf(answer.getMessage()).strip().replaceAll("\\s+", " ");
    NavigableSet<String> rows = ROWS.computeIfAbsent(protocol, none -> new TreeSet<>());
    rows.add("| " + attempt + " | " + words.replace("|", "/") + " |");
    try {
      Path folder = Files.createDirectories(Path.of("target", "refused-attempts"));
      Files.write(
          folder.resolve(protocol + ".md"),
          Stream.concat(
                  Stream.of("| attempt | what the client was told |", "|---|---|"), rows.stream())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
