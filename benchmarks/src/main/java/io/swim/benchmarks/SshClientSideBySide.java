package io.swim.benchmarks;

import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.spi.ClientServices;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.HostKeyStore;
import io.swim.ssh.SshFiles;
import io.swim.store.InMemoryHostKeyStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Our SFTP and SCP client, and {@code sftp} and {@code scp -O} of OpenSSH, by turns with one sshd
 * on loopback, up and down. Every copy is compared with the original. Connecting and logging in
 * counts on both sides, and starting the program on theirs; ours runs in this JVM, as it does in a
 * host, after a first round that is not counted. Needs root.
 *
 * <p>Options: {@code --size} in MiB (512), {@code --rounds} (3), {@code --out} a file for the
 * table.
 */
final class SshClientSideBySide {
  private static final int MIB = 1 << 20;
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String GCM = "aes128-gcm@openssh.com";

  /** One copy, from here to there. */
  private interface Copy {
    void run(Path from, Path to) throws Exception;
  }

  /**
   * A client.
   *
   * @param ours measured against the others
   */
  private record Client(String name, boolean ours, Copy copy) {}

  /** One copy: MiB/s, and CPU seconds of the client. */
  private record Round(double rate, double cpuSeconds) {}

  private final Options options;
  private final Report report;
  private final SampleFiles files;
  private final SshDaemon daemon;
  private final HostKeyStore hostKeys = new InMemoryHostKeyStore();

  private SshClientSideBySide(Options options, Report report, SampleFiles files, SshDaemon daemon) {
    this.options = options;
    this.report = report;
    this.files = files;
    this.daemon = daemon;
  }

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    Options options = Options.of(arguments, "size", "rounds", "out");
    Report report = Report.to(options.path("out"));
    Path keys = Files.createTempDirectory("swim-bench-ssh-");
    try (SampleFiles files = SampleFiles.create();
        SshDaemon daemon = SshDaemon.start(keys)) {
      new SshClientSideBySide(options, report, files, daemon).run();
    } finally {
      try (var all = Files.list(keys)) {
        for (Path each : all.toList()) {
          Files.deleteIfExists(each);
        }
      }
      Files.deleteIfExists(keys);
    }
  }

  private void run() throws Exception {
    int rounds = options.number("rounds", 3);
    long size = (long) options.number("size", 512) * MIB;
    report.line("## SSH clients side by side");
    report.line("");
    report.line(
        "MiB/s, median of %d rounds by turns (each round in parentheses), file of %d MiB, one sshd;"
            + " CPU seconds of the client, median.",
        rounds, size / MIB);
    report.line("");
    report.header("copy", "swim", "OpenSSH", "OpenSSH " + GCM, "ratio", "ratio to " + GCM, "CPU s");
    for (TransferProtocol protocol : List.of(TransferProtocol.SFTP, TransferProtocol.SCP)) {
      row(protocol + " up", rounds, size, up(protocol));
      row(protocol + " down", rounds, size, down(protocol));
    }
    report.line("");
  }

  private void row(String name, int rounds, long size, List<Client> clients) throws Exception {
    Path original = files.ofSize(size);
    Path copy = files.download("copy");
    List<List<Round>> all = new ArrayList<>();
    for (Client each : clients) {
      all.add(new ArrayList<>());
      if (each.ours()) {
        measure(each, original, copy);
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < clients.size(); i++) {
        all.get(i).add(measure(clients.get(i), original, copy));
      }
    }
    List<Double> medians = all.stream().map(each -> median(rates(each))).toList();
    List<String> cells = new ArrayList<>(List.of(name));
    all.forEach(each -> cells.add(cell(rates(each))));
    cells.add(number("%.2f", medians.get(0) / medians.get(1)));
    cells.add(number("%.2f", medians.get(0) / medians.get(2)));
    cells.add(
        String.join(
            " / ",
            all.stream()
                .map(each -> median(each.stream().map(Round::cpuSeconds).toList()))
                .map(seconds -> number("%.2f", seconds))
                .toList()));
    report.row(cells);
  }

  private static List<Double> rates(List<Round> rounds) {
    return rounds.stream().map(Round::rate).toList();
  }

  private static Round measure(Client client, Path original, Path copy) throws Exception {
    Files.deleteIfExists(copy);
    double cpu = cpuSeconds(client);
    long start = System.nanoTime();
    client.copy().run(original, copy);
    double seconds = (System.nanoTime() - start) / 1e9;
    double used = cpuSeconds(client) - cpu;
    if (Files.mismatch(original, copy) != -1) {
      throw new IOException(client.name() + " made a copy that is not equal");
    }
    double rate = Files.size(original) / (double) MIB / seconds;
    Files.deleteIfExists(copy);
    return new Round(rate, used);
  }

  private static double cpuSeconds(Client client) throws IOException {
    return client.ours() ? JvmUse.cpuNanos() / 1e9 : ProcessTree.endedProgramsCpuSeconds();
  }

  private List<Client> up(TransferProtocol protocol) {
    return List.of(
        new Client(
            "swim",
            true,
            (from, to) -> {
              try (FileSession session = open(protocol);
                  ImageContent content = ImageContent.of(from)) {
                session.write(to.toString(), content, 0, bytes -> {});
              }
            }),
        openSsh("OpenSSH", protocol, "put", List.of()),
        openSsh("OpenSSH " + GCM, protocol, "put", List.of("-c", GCM)));
  }

  private List<Client> down(TransferProtocol protocol) {
    return List.of(
        new Client(
            "swim",
            true,
            (from, to) -> {
              try (FileSession session = open(protocol);
                  OutputStream out = Files.newOutputStream(to)) {
                session.read(from.toString(), 0, out, bytes -> {});
              }
            }),
        openSsh("OpenSSH", protocol, "get", List.of()),
        openSsh("OpenSSH " + GCM, protocol, "get", List.of("-c", GCM)));
  }

  private FileSession open(TransferProtocol protocol) throws Exception {
    Secret key = Secret.of(Files.readString(daemon.key()));
    FileService service =
        FileService.of("sshd", protocol, "127.0.0.1")
            .withPort(daemon.port())
            .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
            .withLogin(new Login("root", Secret.of("")))
            .withPrivateKey(key);
    Instant deadline = Clock.systemUTC().instant().plus(LIMIT);
    return new SshFiles()
        .open(
            service,
            new ClientServices() {
              @Override
              public HostKeyStore hostKeys() {
                return hostKeys;
              }

              @Override
              public Clock clock() {
                return Clock.systemUTC();
              }

              @Override
              public Instant deadline() {
                return deadline;
              }

              @Override
              public void checkpoint() {}
            });
  }

  private Client openSsh(
      String name, TransferProtocol protocol, String what, List<String> settings) {
    return new Client(
        name,
        false,
        (from, to) -> {
          boolean scp = protocol == TransferProtocol.SCP;
          List<String> command = new ArrayList<>();
          command.add(scp ? "scp" : "sftp");
          command.addAll(scp ? List.of("-O", "-q") : List.of("-q"));
          command.addAll(settings);
          command.addAll(List.of("-i", daemon.key().toString(), "-P", "" + daemon.port()));
          command.addAll(List.of("-o", "StrictHostKeyChecking=no"));
          command.addAll(List.of("-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR"));
          String server = "root@127.0.0.1";
          if (scp) {
            boolean put = what.equals("put");
            command.add(put ? from.toString() : server + ":" + from);
            command.add(put ? server + ":" + to : to.toString());
            succeed(command);
            return;
          }
          Path batch =
              Files.writeString(files.download("batch"), what + " " + from + " " + to + "\n");
          command.addAll(List.of("-b", batch.toString(), server));
          succeed(command);
        });
  }

  private static void succeed(List<String> command) throws IOException, InterruptedException {
    Programs.Ended ended = Programs.run(command, LIMIT);
    if (ended.exit() != 0) {
      throw new IOException(command.get(0) + " ended with " + ended.exit() + ": " + ended.output());
    }
  }

  private static double median(List<Double> rates) {
    double[] sorted = rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String cell(List<Double> rates) {
    List<String> each = rates.stream().map(rate -> number("%.0f", rate)).toList();
    return number("%.0f", median(rates)) + " (" + String.join(", ", each) + ")";
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
