package io.swim.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Markdown to standard output and, when wanted, to a file, line by line: what was measured is kept
 * when a later case fails. The only place that prints. Thread-safe.
 */
final class Report {
  private final PrintStream out;
  private final Optional<Path> file;

  private Report(PrintStream out, Optional<Path> file) {
    this.out = out;
    this.file = file;
  }

  /** To a file that is replaced, or to none. */
  static Report to(Optional<Path> file) throws IOException {
    if (file.isPresent()) {
      Files.deleteIfExists(file.get());
    }
    return new Report(System.out, file);
  }

  /** Tells the process that started this one that it may go on; not part of a report. */
  static void ready() {
    System.out.println("ready");
    System.out.flush();
  }

  synchronized void line(String format, Object... values) throws IOException {
    String text = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
    out.println(text);
    out.flush();
    if (file.isPresent()) {
      Files.writeString(
          file.get(),
          text + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  void header(String... columns) throws IOException {
    row(List.of(columns));
    line("|" + "---|".repeat(columns.length));
  }

  void row(List<String> cells) throws IOException {
    line("| " + String.join(" | ", cells) + " |");
  }
}
