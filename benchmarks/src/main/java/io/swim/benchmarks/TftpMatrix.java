package io.swim.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Our TFTP server and several clients, our own among them, with files of many sizes; every file is
 * compared byte by byte. First on loopback, then, as root, in two network namespaces between which
 * packets get lost.
 *
 * <p>Options: {@code --loss} percent each way (10, 0 for none), {@code --lossless} no to leave out
 * the first half, {@code --minutes} that the transfers on the lossy network may take (40), {@code
 * --least} and {@code --most} MiB of a file (0, 512), {@code --only} clients whose label contains
 * one of these texts, with commas between them, {@code --server-timeout} the longest pause of our
 * server on the lossy network in milliseconds, with which nothing is left out, {@code --out} a file
 * for the tables.
 */
final class TftpMatrix {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;
  private static final int PORT = 6969;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** atftp gives up when the acknowledgment of its options gets lost. */
  private static final int LOSSY_CALLS = 4;

  /** The last two before 65,535 blocks of 512 bytes are over, and those beyond. */
  private static final List<Long> SIZES =
      List.of(0L, 1L, 511L, 512L, 513L, 32 * MIB - 10 * KIB, 32 * MIB, 64 * MIB, 512 * MIB);

  private static final List<Long> LOSSY_SIZES =
      List.of(
          0L,
          1L,
          511L,
          512L,
          513L,
          64 * KIB,
          2 * MIB,
          32 * MIB - 10 * KIB,
          32 * MIB,
          64 * MIB,
          512 * MIB);

  /**
   * Who fetches.
   *
   * @param lossyRate KiB per minute on the lossy network, roughly: in lock step each loss costs a
   *     timeout, and curl asks for one of 6 s (RFC 2349)
   */
  private record Client(TftpTool tool, long lossyRate) {}

  private static final List<Client> CLIENTS =
      List.of(
          new Client(TftpTool.tftpHpa(), 450),
          new Client(TftpTool.curlWithoutOptions(), 450),
          new Client(TftpTool.curl(512), 25),
          new Client(TftpTool.curl(8192), 250),
          new Client(TftpTool.curl(65464), 2200),
          new Client(TftpTool.atftp(64, 512), 3900),
          new Client(TftpTool.atftp(8, 8192), 12_000),
          new Client(TftpTool.swim(1, 512), 450),
          new Client(TftpTool.swim(64, 512), 8500),
          new Client(TftpTool.swim(8, 8192), 50_000));

  private final Options options;
  private final Report report;
  private final SampleFiles files;
  private final long least;
  private final long most;
  private final int minutes;
  private final List<Client> clients;

  private TftpMatrix(Options options, Report report, SampleFiles files) {
    this.options = options;
    this.report = report;
    this.files = files;
    this.least = options.number("least", 0) * MIB;
    this.most = options.number("most", 512) * MIB;
    this.minutes = options.number("minutes", 40);
    List<String> only = List.of(options.text("only").orElse("").split(","));
    this.clients =
        CLIENTS.stream()
            .filter(client -> only.stream().anyMatch(client.tool().label()::contains))
            .toList();
  }

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    Options options =
        Options.of(
            arguments,
            "loss",
            "lossless",
            "minutes",
            "least",
            "most",
            "only",
            "server-timeout",
            "out");
    Report report = Report.to(options.path("out"));
    try (SampleFiles files = SampleFiles.create()) {
      new TftpMatrix(options, report, files).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    if (!options.text("lossless").equals(java.util.Optional.of("no"))) {
      lossless();
    }
    int loss = options.number("loss", 10);
    if (loss == 0) {
      return;
    }
    if (Programs.isRoot() && Programs.find("nft").isPresent()) {
      lossy(loss);
    } else {
      report.line("Packet loss was not tried: it needs root, ip and nft.");
    }
  }

  private void lossless() throws IOException, InterruptedException {
    report.line("## Our TFTP server, no loss");
    report.line("");
    report.line("On loopback, one transfer at a time. = means equal byte by byte, then seconds.");
    report.line("");
    header(SIZES);
    try (ServerProcess server =
        ServerProcess.swim(List.of(), ServerProcess.freePort(), files.served())) {
      for (Client client : clients) {
        TftpTool tool = client.tool();
        List<Fetch> row =
            SIZES.stream()
                .filter(size -> size >= least && size <= most)
                .map(size -> new Fetch(List.of(), tool, size, "copy"))
                .toList();
        report.row(cells(tool, new Fetches(files, server.address(), 1, LIMIT, 1).all(row), SIZES));
      }
    }
    report.line("");
  }

  /** Most of the time everybody waits for a timeout, so all transfers run at once. */
  private void lossy(int percent) throws IOException, InterruptedException {
    report.line("## Our TFTP server, %d %% of the packets lost each way", percent);
    report.line("");
    report.line(
        "In two network namespaces, all transfers at once, for %d minutes. Left out (-): what takes longer, because"
            + " in lock step each loss costs a timeout: 200 ms at least, 6 s with curl, which asks for that.",
        minutes);
    report.line("");
    List<Fetch> all = new ArrayList<>();
    try (LossyNetwork network = LossyNetwork.create(percent)) {
      InetSocketAddress at = new InetSocketAddress(network.serverAddress(), PORT);
      String[] impatient = options.text("server-timeout").stream().toArray(String[]::new);
      try (ServerProcess server =
          ServerProcess.swim(network.onServerSide(), at, files.served(), impatient)) {
        for (long size : LOSSY_SIZES) {
          for (Client client : clients) {
            boolean wanted = size >= least && size <= most;
            boolean ends = impatient.length > 0 || size <= client.lossyRate() * minutes * KIB;
            if (wanted && ends) {
              String copy = "copy-" + all.size();
              all.add(new Fetch(network.onClientSide(), client.tool(), size, copy));
            }
          }
        }
        int atOnce = Math.max(1, all.size());
        Duration limit = Duration.ofMinutes(minutes);
        Fetches some = new Fetches(files, server.address(), atOnce, limit, LOSSY_CALLS);
        // The small ones first, so that no long transfer learns its timeouts from a cold server.
        List<Fetches.Fetched> fetched =
            new ArrayList<>(some.all(all.stream().filter(each -> each.bytes() < KIB).toList()));
        fetched.addAll(some.all(all.stream().filter(each -> each.bytes() >= KIB).toList()));
        header(LOSSY_SIZES);
        for (Client client : clients) {
          report.row(cells(client.tool(), fetched, LOSSY_SIZES));
        }
      }
      report.line("");
      report.line("Packets lost: %s.", network.losses());
      report.line("");
    }
  }

  private void header(List<Long> sizes) throws IOException {
    List<String> columns = new ArrayList<>(List.of("client"));
    sizes.forEach(size -> columns.add(words(size)));
    report.header(columns.toArray(String[]::new));
  }

  private static List<String> cells(
      TftpTool tool, List<Fetches.Fetched> fetched, List<Long> sizes) {
    List<String> cells = new ArrayList<>(List.of(tool.label()));
    for (long size : sizes) {
      cells.add(
          fetched.stream()
              .filter(each -> each.fetch().tool().equals(tool) && each.fetch().bytes() == size)
              .map(Fetches.Fetched::cell)
              .findFirst()
              .orElse("-"));
    }
    return cells;
  }

  private static String words(long bytes) {
    return bytes < KIB
        ? Long.toString(bytes)
        : bytes < MIB
            ? bytes / KIB + " KiB"
            : bytes % MIB == 0 ? bytes / MIB + " MiB" : "%.2f MiB".formatted((double) bytes / MIB);
  }
}
