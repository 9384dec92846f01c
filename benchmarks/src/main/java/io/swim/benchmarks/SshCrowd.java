package io.swim.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many OpenSSH clients fetch one image at once from our server, whose heap is far smaller than what
 * passes. Half of them speak SCP, half SFTP.
 *
 * <p>Options: {@code --clients} (200), {@code --size} of the image in MiB (64), {@code --heap} of
 * the server (160m), {@code --out} a file for the table.
 */
final class SshCrowd {
  private static final double MIB = 1 << 20;
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private SshCrowd() {}

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    Options options = Options.of(arguments, "clients", "size", "heap", "out");
    Report report = Report.to(options.path("out"));
    int clients = options.number("clients", 200);
    int size = options.number("size", 64);
    String heap = options.text("heap").orElse("160m");
    try (SampleFiles files = SampleFiles.create();
        ServerProcess server = SshServers.swim(files.served(), heap)) {
      report.header(
          "clients at once", "MiB each", "heap", "seconds", "CPU s", "memory MiB", "failed");
      Path image = files.ofSize((long) size << 20);
      try (PeakWatch watch = server.tree().watch()) {
        long start = System.nanoTime();
        int failed = crowd(server, image.getFileName().toString(), clients);
        double seconds = (System.nanoTime() - start) / 1e9;
        report.line(
            "| %d | %d | %s | %.0f | %.1f | %.0f | %d |",
            clients, size, heap, seconds, server.tree().cpuSeconds(), watch.peak() / MIB, failed);
      }
    }
  }

  private static int crowd(ServerProcess server, String image, int clients)
      throws IOException, InterruptedException {
    List<List<String>> commands = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      SshTool.Kind kind = i % 2 == 0 ? SshTool.Kind.SCP_O : SshTool.Kind.SCP;
      SshTool tool = new SshTool(kind, SshTool.Direction.DOWN, "");
      commands.add(tool.command(server.address(), image, Path.of("/dev/null")));
    }
    return (int)
        Programs.runAll(commands, LIMIT).stream().filter(ended -> ended.exit() != 0).count();
  }
}
