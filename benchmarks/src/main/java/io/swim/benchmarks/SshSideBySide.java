package io.swim.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Our SFTP and SCP server and OpenSSH's sshd, each in a process of its own on loopback, by turns
 * with the same OpenSSH clients. Every file is compared with the original. Needs root, openssh and
 * sshpass.
 *
 * <p>Options: {@code --size} of the file in MiB (512), {@code --rounds} (3), {@code --only} cases
 * whose label contains that text, {@code --out} a file for the table.
 */
final class SshSideBySide {
  private static final double MIB = 1 << 20;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Options options;
  private final Report report;
  private final SampleFiles files;
  private final long bytes;

  private SshSideBySide(Options options, Report report, SampleFiles files) {
    this.options = options;
    this.report = report;
    this.files = files;
    this.bytes = (long) options.number("size", 512) << 20;
  }

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    Options options = Options.of(arguments, "size", "rounds", "only", "out");
    Report report = Report.to(options.path("out"));
    try (SampleFiles files = SampleFiles.create()) {
      new SshSideBySide(options, report, files).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    int rounds = options.number("rounds", 3);
    report.line("## SSH servers side by side");
    report.line("");
    report.line(
        "Median MiB/s of %d rounds by turns (each round in parentheses), %.0f MiB; CPU seconds of the"
            + " server over all rounds; most memory resident (VmHWM, MiB), children included.",
        rounds, bytes / MIB);
    report.line("");
    report.header("client", "swim", "sshd", "ratio", "CPU s swim / sshd", "memory swim / sshd");
    Path scratch = Files.createDirectory(files.download("sshd"));
    try (ServerProcess ours = SshServers.swim(files.served(), "64m");
        ServerProcess sshd = SshServers.openSsh(scratch)) {
      // Not counted: our server is compiled while it runs.
      new Side(ours, new SshTool(SshTool.Kind.SCP_O, SshTool.Direction.DOWN, "")).round();
      new Side(ours, new SshTool(SshTool.Kind.SCP, SshTool.Direction.UP, "")).round();
      for (SshTool tool : tools()) {
        if (options.text("only").map(tool.label()::contains).orElse(true)) {
          measure(tool, ours, sshd, rounds);
        }
      }
    }
    report.line("");
  }

  private static List<SshTool> tools() {
    List<SshTool> tools = new ArrayList<>();
    for (String cipher : List.of("", "aes128-ctr", "aes128-gcm@openssh.com")) {
      for (SshTool.Kind kind : SshTool.Kind.values()) {
        for (SshTool.Direction direction : SshTool.Direction.values()) {
          tools.add(new SshTool(kind, direction, cipher));
        }
      }
    }
    return tools;
  }

  private void measure(SshTool tool, ServerProcess ours, ServerProcess sshd, int rounds)
      throws IOException, InterruptedException {
    Side first = new Side(ours, tool);
    Side second = new Side(sshd, tool);
    for (int i = 0; i < rounds; i++) {
      first.round();
      second.round();
    }
    report.row(
        List.of(
            tool.label(),
            first.cell(),
            second.cell(),
            number("%.2f", first.median() / second.median()),
            number("%.2f / %.2f", first.cpuSeconds, second.cpuSeconds),
            number("%.0f / %.0f", first.peakBytes / MIB, second.peakBytes / MIB)));
  }

  /** One server with one client. */
  private final class Side {
    private final ServerProcess server;
    private final SshTool tool;
    private final List<Double> rates = new ArrayList<>();
    private double cpuSeconds;
    private long peakBytes;

    Side(ServerProcess server, SshTool tool) {
      this.server = server;
      this.tool = tool;
    }

    void round() throws IOException, InterruptedException {
      Path original = files.ofSize(bytes);
      boolean down = tool.direction() == SshTool.Direction.DOWN;
      boolean ours = server.name().equals("swim");
      Path copy = down ? files.download("copy") : files.served().resolve("copy");
      Files.deleteIfExists(copy);
      Path there = down ? original : copy;
      String remote = ours ? there.getFileName().toString() : there.toString();
      InetSocketAddress address = server.address();
      List<String> command = tool.command(address, remote, down ? copy : original);
      try (PeakWatch watch = server.tree().watch()) {
        double before = server.tree().cpuSeconds();
        long start = System.nanoTime();
        Programs.Ended ended = Programs.run(command, LIMIT);
        rates.add(bytes / MIB / ((System.nanoTime() - start) / 1e9));
        cpuSeconds += server.tree().cpuSeconds() - before;
        peakBytes = Math.max(peakBytes, watch.peak());
        if (ended.exit() != 0 || Files.mismatch(original, copy) != -1) {
          throw new IOException(tool.label() + " at " + server.name() + ": " + ended);
        }
      } finally {
        Files.deleteIfExists(copy);
      }
    }

    double median() {
      double[] sorted = rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    String cell() {
      List<String> each = rates.stream().map(rate -> number("%.0f", rate)).toList();
      return number("%.0f", median()) + " (" + String.join(", ", each) + ")";
    }
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
