package io.swim.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Our TFTP server and those of tftpd-hpa and atftpd, each in a process of its own on loopback,
 * serve the same folder to the same clients by turns. Every downloaded file is compared with the
 * original. Needs root, because tftpd-hpa does, and what {@code prepare.sh} fetches.
 *
 * <p>Options: {@code --size} of the file for one client in MiB (64), {@code --rounds} (3), {@code
 * --clients} at once (8,32), {@code --only} cases whose label contains that text, {@code --atftpd}
 * its program, {@code --out} a file for the table.
 */
final class TftpSideBySide {
  private static final int MIB = 1 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Enough to see that nothing moves. */
  private static final Duration STALL_LIMIT = Duration.ofSeconds(15);

  private static final int[] BLOCK_SIZES = {512, 1428, 8192, 65464};
  private static final int[] WINDOW_SIZES = {4, 16, 64};

  private final Options options;
  private final Report report;
  private final SampleFiles files;
  private final int rounds;

  private TftpSideBySide(Options options, Report report, SampleFiles files) {
    this.options = options;
    this.report = report;
    this.files = files;
    this.rounds = options.number("rounds", 3);
  }

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    Options options = Options.of(arguments, "size", "rounds", "clients", "only", "atftpd", "out");
    Report report = Report.to(options.path("out"));
    try (SampleFiles files = SampleFiles.create()) {
      new TftpSideBySide(options, report, files).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    report.line("## TFTP servers side by side");
    report.line("");
    report.line(
        "Median MiB/s of %d rounds by turns (each round in parentheses), all clients together;"
            + " CPU seconds of the server, and of its clients, over all rounds; most memory resident (VmHWM, MiB),"
            + " children included.",
        rounds);
    report.line("");
    report.header(
        "peer",
        "client",
        "at once",
        "MiB each",
        "swim",
        "peer",
        "ratio",
        "CPU s",
        "clients' CPU s",
        "memory");
    try (ServerProcess ours =
            ServerProcess.swim(List.of(), ServerProcess.freePort(), files.served());
        ServerProcess hpa = ServerProcess.tftpdHpa(files.served());
        ServerProcess atftpd =
            ServerProcess.atftpd(
                options.text("atftpd").orElse("target/peers/atftpd/usr/sbin/atftpd"),
                files.served())) {
      // Not counted: our server is compiled while it runs.
      for (int i = 0; i < 2; i++) {
        new SideBySideCase(TftpTool.curl(1428), 4, 8 * MIB, LIMIT).run(ours, hpa, files, 1);
        new SideBySideCase(TftpTool.atftp(16, 1428), 2, 8 * MIB, LIMIT).run(ours, atftpd, files, 1);
      }
      for (SideBySideCase each : lockStep()) {
        measure(each, ours, hpa);
      }
      for (SideBySideCase each : windowed()) {
        measure(each, ours, atftpd);
      }
    }
    report.line("");
  }

  private void measure(SideBySideCase each, ServerProcess ours, ServerProcess peer)
      throws IOException, InterruptedException {
    String label = peer.name() + " " + each.tool().label() + " " + each.clients() + " at once";
    if (options.text("only").map(label::contains).orElse(true)) {
      report.row(each.cells(peer, each.run(ours, peer, files, rounds)));
    }
  }

  private List<SideBySideCase> lockStep() {
    long size = (long) options.number("size", 64) * MIB;
    List<SideBySideCase> cases = new ArrayList<>();
    cases.add(new SideBySideCase(TftpTool.tftpHpa(), 1, size, LIMIT));
    for (int blockSize : BLOCK_SIZES) {
      cases.add(new SideBySideCase(TftpTool.curl(blockSize), 1, size, LIMIT));
    }
    for (int clients : options.numbers("clients", 8, 32)) {
      for (int blockSize : BLOCK_SIZES) {
        long each = perClient(blockSize, clients);
        cases.add(new SideBySideCase(TftpTool.curl(blockSize), clients, each, LIMIT));
      }
    }
    return cases;
  }

  private List<SideBySideCase> windowed() {
    long size = (long) options.number("size", 64) * MIB;
    List<SideBySideCase> cases = new ArrayList<>();
    for (int windowSize : WINDOW_SIZES) {
      for (int blockSize : new int[] {512, 1428, 8192}) {
        boolean tooMuch = (long) windowSize * blockSize >= 1 << 17;
        cases.add(
            new SideBySideCase(
                TftpTool.atftp(windowSize, blockSize), 1, size, tooMuch ? STALL_LIMIT : LIMIT));
      }
    }
    for (int clients : options.numbers("clients", 8, 32)) {
      long each = perClient(1 << 13, clients);
      cases.add(new SideBySideCase(TftpTool.atftp(16, 1428), clients, each, LIMIT));
    }
    return cases;
  }

  /** So much that a round takes a second or more. */
  private static long perClient(int blockSize, int clients) {
    long together = (long) blockSize * 65536;
    return Math.max(MIB, Math.min(together, 1024L * MIB) / clients / MIB * MIB);
  }
}
