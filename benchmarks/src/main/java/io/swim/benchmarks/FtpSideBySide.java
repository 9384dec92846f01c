package io.swim.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Our FTP server and vsftpd, each in a process of its own on loopback, serve the same folder to the
 * same curl by turns, both ways; then our FTP client and curl work with the same vsftpd by turns.
 * Every file is compared with the original. Needs root, because vsftpd does, and the Debian
 * packages vsftpd and curl.
 *
 * <p>Options: {@code --size} of the file in MiB (512), {@code --rounds} (7), {@code --only} cases
 * whose label contains that text, {@code --out} a file for the table.
 */
final class FtpSideBySide {
  private static final double MIB = 1 << 20;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** One way to move the file once. */
  interface Move {
    void run(Path original, Path copy) throws Exception;
  }

  private final Options options;
  private final Report report;
  private final SampleFiles files;
  private final Path original;
  private final int rounds;

  private FtpSideBySide(Options options, Report report, SampleFiles files) throws IOException {
    this.options = options;
    this.report = report;
    this.files = files;
    this.rounds = options.number("rounds", 7);
    this.original = files.ofSize((long) options.number("size", 512) << 20);
  }

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    Options options = Options.of(arguments, "size", "rounds", "only", "out");
    Report report = Report.to(options.path("out"));
    try (SampleFiles files = SampleFiles.create();
        Vsftpd configuration = Vsftpd.serving(files.served())) {
      new FtpSideBySide(options, report, files).run(configuration);
    }
  }

  private void run(Vsftpd configuration) throws Exception {
    Path uploads = Files.createDirectory(files.served().resolve("in"));
    Files.setPosixFilePermissions(uploads, PosixFilePermissions.fromString("rwxrwxrwx"));
    report.line("## FTP side by side");
    report.line("");
    report.line(
        "Median MiB/s of %d rounds by turns (each in parentheses), %d MiB; the ratio is the median"
            + " of the rounds' ratios.",
        rounds, Files.size(original) >> 20);
    report.line("");
    report.header("case", "swim", "peer", "ratio");
    try (ServerProcess ours = ServerProcess.swimFtp(files.served(), original);
        ServerProcess theirs =
            ServerProcess.vsftpd(configuration.address(), configuration.file())) {
      String folder = "folder:b3nch";
      String name = String.valueOf(original.getFileName());
      Path got = files.download("got");
      Path in = uploads.resolve("up");
      compare(
          "server, down, folder, curl",
          got,
          (from, to) -> curl(folder, ours, name, "-o", to.toString()),
          (from, to) -> curl(Vsftpd.USER, theirs, name, "-o", to.toString()));
      compare(
          "server, down, offered (digest on the way), curl",
          got,
          (from, to) -> curl("offered:b3nch", ours, name, "-o", to.toString()),
          (from, to) -> curl(Vsftpd.USER, theirs, name, "-o", to.toString()));
      compare(
          "server, up, folder, curl",
          in,
          (from, to) -> curl(folder, ours, "in/up", "-T", from.toString()),
          (from, to) -> curl(Vsftpd.USER, theirs, "in/up", "-T", from.toString()));
      FtpOnce client = new FtpOnce(theirs.address());
      compare(
          "client, down, at vsftpd, against curl",
          got,
          (from, to) -> client.read(name, to),
          (from, to) -> curl(Vsftpd.USER, theirs, name, "-o", to.toString()));
      compare(
          "client, up, at vsftpd, against curl",
          in,
          (from, to) -> client.write(from, "in/up"),
          (from, to) -> curl(Vsftpd.USER, theirs, "in/up", "-T", from.toString()));
    }
    report.line("");
  }

  private void compare(String label, Path copy, Move ours, Move theirs) throws Exception {
    if (!options.text("only").map(label::contains).orElse(true)) {
      return;
    }
    // Not counted: our side is compiled while it runs.
    once(copy, ours);
    once(copy, ours);
    once(copy, theirs);
    List<Double> swim = new ArrayList<>();
    List<Double> peer = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      swim.add(once(copy, ours));
      peer.add(once(copy, theirs));
      ratios.add(swim.get(i) / peer.get(i));
    }
    report.row(
        List.of(label, rate(swim), rate(peer), String.format(Locale.ROOT, "%.2f", median(ratios))));
  }

  private double once(Path copy, Move move) throws Exception {
    Files.deleteIfExists(copy);
    long start = System.nanoTime();
    move.run(original, copy);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (Files.mismatch(original, copy) != -1) {
      throw new IOException(copy + " is not equal to the original");
    }
    Files.delete(copy);
    return Files.size(original) / MIB / seconds;
  }

  private static void curl(String user, ServerProcess server, String path, String... how)
      throws IOException, InterruptedException {
    InetSocketAddress at = server.address();
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "-u", user));
    command.addAll(List.of(how));
    command.add("ftp://" + at.getAddress().getHostAddress() + ":" + at.getPort() + "/" + path);
    Programs.Ended ended = Programs.run(command, LIMIT);
    if (ended.exit() != 0) {
      throw new IOException(server.name() + ": " + ended.output());
    }
  }

  private static String rate(List<Double> rates) {
    return String.format(Locale.ROOT, "%.0f", median(rates))
        + " ("
        + String.join(
            ", ", rates.stream().map(each -> String.format(Locale.ROOT, "%.0f", each)).toList())
        + ")";
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
