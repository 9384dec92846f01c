package io.swim.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Our HTTP server and nginx, each in a process of its own on loopback, give the same file to the
 * same number of curl by turns, over HTTP and HTTPS with the same key. Our server does it twice:
 * from a folder, as nginx does, and as an offering, whose every byte it reads for the digest. The
 * first file from each is compared with the original.
 *
 * <p>Options: {@code --size} of the file in MiB (512), {@code --rounds} (5), {@code --clients} at
 * once (1,8,32), {@code --schemes} (http,https), {@code --out} a file for the table.
 */
final class HttpSideBySide {
  private static final double MIB = 1 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(300);

  private final Report report;
  private final Path file;
  private final Path copy;
  private final int rounds;
  private final long bytes;

  private HttpSideBySide(Options options, Report report, SampleFiles files) throws IOException {
    this.report = report;
    this.rounds = options.number("rounds", 5);
    this.bytes = (long) options.number("size", 512) << 20;
    this.file = files.ofSize(bytes);
    this.copy = files.download("copy.bin");
  }

  /**
   * Where the file can be had, and what that cost.
   *
   * @param path of the URL; {@code #} stands for the number of the client
   */
  private record Source(String name, ServerProcess server, String scheme, int port, String path) {
    String url(int client) {
      return scheme
          + "://"
          + server.address().getAddress().getHostAddress()
          + ":"
          + port
          + "/"
          + path.replace("#", Integer.toString(client));
    }
  }

  /** What one source did. */
  private static final class Tally {
    private final List<Double> rates = new ArrayList<>();
    private double cpuSeconds;

    double median() {
      return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    String cell() {
      return String.format(Locale.ROOT, "%.0f (", median())
          + rates.stream()
              .map(rate -> String.format(Locale.ROOT, "%.0f", rate))
              .collect(Collectors.joining(", "))
          + ")";
    }
  }

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    Options options = Options.of(arguments, "size", "rounds", "clients", "schemes", "out");
    Report report = Report.to(options.path("out"));
    try (SampleFiles files = SampleFiles.create()) {
      HttpSideBySide run = new HttpSideBySide(options, report, files);
      run.all(
          files,
          List.of(options.text("schemes").orElse("http,https").split(",")),
          options.numbers("clients", 1, 8, 32));
    }
  }

  private void all(SampleFiles files, List<String> schemes, List<Integer> clients)
      throws IOException, InterruptedException {
    report.line("## HTTP servers side by side");
    report.line("");
    report.line(
        "Median MiB/s of %d rounds by turns (each round in parentheses), all clients together;"
            + " a file of %.0f MiB for each; ratios to nginx; CPU seconds of the server.",
        rounds, bytes / MIB);
    report.line("");
    report.header(
        "scheme",
        "curl at once",
        "swim, folder",
        "swim, offering",
        "nginx",
        "ratio folder",
        "ratio offering",
        "CPU s");
    Path identity = files.download("identity.pem");
    InetSocketAddress tls = ServerProcess.freePort();
    InetSocketAddress nginxTls = ServerProcess.freePort();
    try (ServerProcess ours =
            ServerProcess.swimHttp(ServerProcess.freePort(), tls, files.served(), identity, file);
        ServerProcess nginx =
            ServerProcess.nginx(ServerProcess.freePort(), nginxTls, files.served(), identity)) {
      for (String scheme : schemes) {
        boolean plain = scheme.equals("http");
        int port = plain ? ours.address().getPort() : tls.getPort();
        String name = file.getFileName().toString();
        List<Source> sources =
            List.of(
                new Source("swim, folder", ours, scheme, port, name),
                new Source("swim, offering", ours, scheme, port, "offered/#/" + name),
                new Source(
                    "nginx",
                    nginx,
                    scheme,
                    plain ? nginx.address().getPort() : nginxTls.getPort(),
                    name));
        for (Source each : sources) {
          compare(each);
        }
        for (int atOnce : clients) {
          measure(scheme, sources, atOnce);
        }
      }
    }
    report.line("");
  }

  /** Also lets our server be compiled before it counts. */
  private void compare(Source source) throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      Programs.Ended ended =
          Programs.run(
              List.of("curl", "-sS", "--insecure", "--output", copy.toString(), source.url(0)),
              LIMIT);
      if (ended.exit() != 0 || Files.mismatch(file, copy) != -1) {
        throw new IOException(source.name() + " gave another file: " + ended.output());
      }
      Files.delete(copy);
    }
  }

  private void measure(String scheme, List<Source> sources, int atOnce)
      throws IOException, InterruptedException {
    List<Tally> tallies = sources.stream().map(each -> new Tally()).toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < sources.size(); i++) {
        once(sources.get(i), atOnce, tallies.get(i));
      }
    }
    Tally nginx = tallies.get(2);
    report.row(
        List.of(
            scheme,
            Integer.toString(atOnce),
            tallies.get(0).cell(),
            tallies.get(1).cell(),
            nginx.cell(),
            String.format(Locale.ROOT, "%.2f", tallies.get(0).median() / nginx.median()),
            String.format(Locale.ROOT, "%.2f", tallies.get(1).median() / nginx.median()),
            tallies.stream()
                .map(each -> String.format(Locale.ROOT, "%.1f", each.cpuSeconds))
                .collect(Collectors.joining(" / "))));
  }

  private void once(Source source, int atOnce, Tally tally)
      throws IOException, InterruptedException {
    List<List<String>> commands = new ArrayList<>();
    for (int client = 0; client < atOnce; client++) {
      commands.add(
          List.of(
              "curl",
              "-sS",
              "--fail",
              "--insecure",
              "--output",
              "/dev/null",
              "--write-out",
              "%{size_download}",
              source.url(client)));
    }
    double before = source.server().tree().cpuSeconds();
    long start = System.nanoTime();
    for (Programs.Ended each : Programs.runAll(commands, LIMIT)) {
      if (!each.output().equals(Long.toString(bytes))) {
        throw new IOException(source.name() + " gave less: " + each.output());
      }
    }
    tally.rates.add(atOnce * (bytes / MIB) / ((System.nanoTime() - start) / 1e9));
    tally.cpuSeconds += source.server().tree().cpuSeconds() - before;
  }
}
