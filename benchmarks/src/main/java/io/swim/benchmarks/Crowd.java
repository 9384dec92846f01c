package io.swim.benchmarks;

import io.swim.device.TransferProtocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many devices fetch one image at once, each from its own address, with its own path and login,
 * from one server JVM whose heap is far smaller than what passes. A new JVM for each row. Exits
 * with 1 when any digest is wrong.
 *
 * <p>Options: {@code --protocols} (TFTP,FTP,SFTP,SCP,HTTP,HTTPS), {@code --devices} (50,200),
 * {@code --sizes} of the image in MiB (16,64), {@code --heap} of the server (160m), {@code --out} a
 * file for the table.
 */
final class Crowd {
  private static final double MIB = 1 << 20;
  private static final double KIB = 1 << 10;

  private final Report report;
  private final SampleFiles files;
  private final String heap;
  private int wrong;

  private Crowd(Report report, SampleFiles files, String heap) {
    this.report = report;
    this.files = files;
    this.heap = heap;
  }

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    Options options = Options.of(arguments, "protocols", "devices", "sizes", "heap", "out");
    Report report = Report.to(options.path("out"));
    int wrong;
    try (SampleFiles files = SampleFiles.create()) {
      Crowd crowd = new Crowd(report, files, options.text("heap").orElse("160m"));
      crowd.header();
      String protocols = options.text("protocols").orElse("TFTP,FTP,SFTP,SCP,HTTP,HTTPS");
      for (String protocol : protocols.split(",")) {
        for (int devices : options.numbers("devices", 50, 200)) {
          for (int size : options.numbers("sizes", 16, 64)) {
            crowd.measure(TransferProtocol.valueOf(protocol), devices, size);
          }
        }
      }
      wrong = crowd.wrong;
    }
    if (wrong > 0) {
      Runtime.getRuntime().halt(1);
    }
  }

  private void header() throws IOException {
    report.line(
        "Heap of the server: at most %s (-Xmx). Peak: garbage included; held: what is left after a full"
            + " collection, looked at each second, before the first transfer and at most.",
        heap);
    report.line("");
    report.header(
        "protocol",
        "devices at once",
        "MiB each",
        "digests right",
        "heap peak MiB",
        "heap held MiB, before",
        "at most",
        "KiB per device",
        "resident MiB",
        "seconds",
        "CPU s");
  }

  private void measure(TransferProtocol protocol, int devices, int size)
      throws IOException, InterruptedException {
    Path image = files.ofSize((long) size << 20);
    String right = MatrixRow.sha256(image);
    try (ServerProcess server = start(protocol, image, devices)) {
      List<String> trouble;
      double seconds;
      double cpuSeconds;
      long resident;
      try (PeakWatch watch = server.tree().watch()) {
        double cpuBefore = server.tree().cpuSeconds();
        long start = System.nanoTime();
        trouble =
            fetchAll(new CrowdClient(protocol, server.address(), files), devices).stream()
                .filter(said -> !said.contains(right))
                .toList();
        seconds = (System.nanoTime() - start) / 1e9;
        cpuSeconds = server.tree().cpuSeconds() - cpuBefore;
        resident = watch.peak();
      }
      wrong += trouble.size();
      double[] used = used(server.end());
      report.line(
          "| %s | %d | %d | %d | %.0f | %.1f | %.1f | %.0f | %.0f | %.1f | %.1f |",
          protocol,
          devices,
          size,
          devices - trouble.size(),
          used[0],
          used[1],
          used[2],
          (used[2] - used[1]) * KIB / devices,
          resident / MIB,
          seconds,
          cpuSeconds);
      if (!trouble.isEmpty()) {
        report.line("First of the others: " + trouble.get(0).replaceAll("\\s+", " "));
      }
    }
  }

  private ServerProcess start(TransferProtocol protocol, Path image, int devices)
      throws IOException, InterruptedException {
    InetSocketAddress at =
        protocol == TransferProtocol.TFTP ? ServerProcess.freePort() : ServerProcess.freeTcpPort();
    List<String> command = new ArrayList<>(Programs.java(ServeCrowd.class, "-Xmx" + heap));
    command.addAll(
        List.of(
            protocol.name(),
            at.getAddress().getHostAddress(),
            Integer.toString(at.getPort()),
            image.toString(),
            Integer.toString(devices)));
    ServerProcess server = ServerProcess.start("swim", at, command);
    server.awaitWords("ready");
    return server;
  }

  private static List<String> fetchAll(CrowdClient client, int devices)
      throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(devices);
    try {
      List<Future<String>> running = new ArrayList<>();
      for (int i = 0; i < devices; i++) {
        CrowdDevice device = new CrowdDevice(i);
        running.add(workers.submit(() -> client.fetch(device)));
      }
      List<String> said = new ArrayList<>();
      for (Future<String> each : running) {
        said.add(outcome(each));
      }
      return said;
    } finally {
      workers.shutdownNow();
    }
  }

  private static String outcome(Future<String> running) throws InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    }
  }

  /** Peak, held before, held at most. */
  private static double[] used(String said) throws IOException {
    for (String line : said.split("\n")) {
      if (line.startsWith(ServeCrowd.USED)) {
        String[] numbers = line.substring(ServeCrowd.USED.length()).split(" ");
        return Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray();
      }
    }
    throw new IOException("the server did not say what it used: " + said);
  }
}
