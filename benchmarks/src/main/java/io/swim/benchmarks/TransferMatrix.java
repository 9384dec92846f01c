package io.swim.benchmarks;

import io.swim.fault.DriverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Every protocol in both directions with files of seven sizes: clients of others at our servers,
 * and our clients at servers of others. The digest of what arrived is compared. Exits with 1 when
 * any file is not equal. Needs root for the servers of others.
 *
 * <p>Options: {@code --max-size} in MiB (512), {@code --only} rows whose words contain that text,
 * {@code --out} a file for the table too.
 */
final class TransferMatrix {
  private static final double MIB = 1 << 20;
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int MOST_WORDS = 160;
  private static final List<Long> SIZES =
      List.of(0L, 1L, 65_535L, 65_536L, 65_537L, 33L << 20, 512L << 20);

  private final Options options;
  private final Report report;
  private final SampleFiles files;
  private final List<Long> sizes;
  private int unequal;

  private TransferMatrix(Options options, Report report, SampleFiles files) {
    this.options = options;
    this.report = report;
    this.files = files;
    long most = (long) options.number("max-size", 512) << 20;
    this.sizes = SIZES.stream().filter(size -> size <= most).toList();
  }

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    Options options = Options.of(arguments, "max-size", "only", "out");
    Report report = Report.to(options.path("out"));
    int unequal;
    try (SampleFiles files = SampleFiles.create()) {
      unequal = new TransferMatrix(options, report, files).run();
    }
    if (unequal > 0) {
      Runtime.getRuntime().halt(1);
    }
  }

  private int run() throws Exception {
    List<String> columns = new ArrayList<>(List.of("client", "server", "protocol", "direction"));
    sizes.forEach(size -> columns.add(words(size)));
    report.header(columns.toArray(String[]::new));
    try (OwnServers servers = OwnServers.start(files.served());
        OwnClientRows clients = new OwnClientRows(files, LIMIT)) {
      List<MatrixRow> rows = new ArrayList<>(new OwnServerRows(servers, files, LIMIT).all());
      rows.addAll(clients.all());
      for (MatrixRow row : rows) {
        if (options.text("only").map(row.label()::contains).orElse(true)) {
          measure(row);
        }
      }
    }
    report.line("");
    report.line("Not equal: %d.", unequal);
    return unequal;
  }

  private void measure(MatrixRow row) throws Exception {
    List<String> cells =
        new ArrayList<>(List.of(row.client(), row.server(), row.protocol(), row.direction()));
    for (long size : sizes) {
      cells.add(cell(row.passage(), files.ofSize(size)));
    }
    report.row(cells);
  }

  private String cell(MatrixRow.Passage passage, Path original) throws Exception {
    try {
      passage.prepare(original);
      long start = System.nanoTime();
      passage.pass(original);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (MatrixRow.sha256(original).equals(passage.arrived(original))) {
        return "equal, " + rate(Files.size(original), seconds);
      }
      return trouble("other bytes arrived");
    } catch (IOException | DriverException e) {
      return trouble(String.valueOf(e.getMessage()));
    } finally {
      passage.clean(original);
    }
  }

  private String trouble(String what) {
    unequal++;
    String line = what.replaceAll("\\s+", " ").replace("|", "/").strip();
    return "**" + line.substring(0, Math.min(MOST_WORDS, line.length())) + "**";
  }

  /** A rate says nothing of a file that takes no longer than the start of its client. */
  private static String rate(long bytes, double seconds) {
    return bytes < MIB
        ? String.format(Locale.ROOT, "%.0f ms", seconds * 1000)
        : String.format(Locale.ROOT, "%.0f MiB/s", bytes / MIB / seconds);
  }

  private static String words(long bytes) {
    return bytes < MIB ? Long.toString(bytes) : bytes / (1 << 20) + " MiB";
  }
}
