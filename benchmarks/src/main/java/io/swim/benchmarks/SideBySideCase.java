package io.swim.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One line of the table: the same clients at two servers, by turns.
 *
 * @param tool the client program
 * @param clients how many at once
 * @param bytes size of the file
 * @param limit after which the clients are stopped
 */
record SideBySideCase(TftpTool tool, int clients, long bytes, Duration limit) {
  private static final double MIB = 1 << 20;

  /**
   * What one server did in all rounds.
   *
   * @param rates MiB/s of each round, all clients together; of a stalled one what had arrived
   * @param cpuSeconds of the server, all rounds together
   * @param clientCpuSeconds of its clients
   * @param peakBytes resident in the server
   */
  record Side(
      List<Double> rates,
      double cpuSeconds,
      double clientCpuSeconds,
      long peakBytes,
      String trouble) {
    double median() {
      double[] sorted = rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }

  /** Ours and the peer's. */
  record Sides(Side ours, Side peer) {}

  private record Round(double rate, String trouble) {}

  Sides run(ServerProcess ours, ServerProcess peer, SampleFiles files, int rounds)
      throws IOException, InterruptedException {
    Tally first = new Tally(ours);
    Tally second = new Tally(peer);
    for (int i = 0; i < rounds; i++) {
      first.round(files);
      second.round(files);
    }
    return new Sides(first.side(), second.side());
  }

  /** Adds up the rounds at one server; one that failed is not asked again. */
  private final class Tally {
    private final ServerProcess server;
    private final List<Double> rates = new ArrayList<>();
    private double cpuSeconds;
    private double clientCpuSeconds;
    private long peakBytes;
    private String trouble = "";

    Tally(ServerProcess server) {
      this.server = server;
    }

    void round(SampleFiles files) throws IOException, InterruptedException {
      if (!trouble.isEmpty()) {
        return;
      }
      server.tree().forgetPeak();
      double before = server.tree().cpuSeconds();
      double clientsBefore = ProcessTree.endedProgramsCpuSeconds();
      PeakWatch watch = server.tree().watch();
      Round round;
      try (watch) {
        round = once(server, files);
      }
      cpuSeconds += server.tree().cpuSeconds() - before;
      clientCpuSeconds += ProcessTree.endedProgramsCpuSeconds() - clientsBefore;
      peakBytes = Math.max(peakBytes, watch.peak());
      rates.add(round.rate());
      trouble = round.trouble();
    }

    Side side() {
      return new Side(List.copyOf(rates), cpuSeconds, clientCpuSeconds, peakBytes, trouble);
    }
  }

  private Round once(ServerProcess server, SampleFiles files)
      throws IOException, InterruptedException {
    Path original = files.ofSize(bytes);
    List<Path> copies = new ArrayList<>();
    List<List<String>> commands = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Path copy = files.download("copy-" + i);
      Files.deleteIfExists(copy);
      copies.add(copy);
      commands.add(tool.command(server.address(), original.getFileName().toString(), copy, bytes));
    }
    long start = System.nanoTime();
    List<Programs.Ended> ended = Programs.runAll(commands, limit);
    double seconds = (System.nanoTime() - start) / 1e9;
    String trouble = "";
    long arrived = 0;
    for (int i = 0; i < clients; i++) {
      Path copy = copies.get(i);
      arrived += Files.exists(copy) ? Files.size(copy) : 0;
      if (ended.get(i).timedOut()) {
        trouble = "stalled";
      } else if (!Files.exists(copy) || Files.mismatch(original, copy) != -1) {
        trouble = "not equal, exit " + ended.get(i).exit() + " " + ended.get(i).output();
      }
      Files.deleteIfExists(copy);
    }
    return new Round(arrived / MIB / seconds, trouble);
  }

  List<String> cells(ServerProcess peer, Sides sides) {
    Side ours = sides.ours();
    Side theirs = sides.peer();
    return Arrays.asList(
        peer.name(),
        tool.label(),
        Integer.toString(clients),
        number("%.0f", bytes / MIB),
        rate(ours),
        rate(theirs),
        (ours.trouble() + theirs.trouble()).isEmpty()
            ? number("%.2f", ours.median() / theirs.median())
            : "-",
        number("%.2f / %.2f", ours.cpuSeconds(), theirs.cpuSeconds()),
        number("%.2f / %.2f", ours.clientCpuSeconds(), theirs.clientCpuSeconds()),
        number("%.0f / %.0f", ours.peakBytes() / MIB, theirs.peakBytes() / MIB));
  }

  private static String rate(Side side) {
    String middle = number("%.1f", side.median());
    String all =
        " ("
            + String.join(", ", side.rates().stream().map(rate -> number("%.1f", rate)).toList())
            + ")";
    return middle + all + (side.trouble().isEmpty() ? "" : " **" + side.trouble() + "**");
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
