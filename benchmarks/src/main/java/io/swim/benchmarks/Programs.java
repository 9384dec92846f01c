package io.swim.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs other programs to their end. */
final class Programs {
  private static final Duration SHORT = Duration.ofSeconds(20);

  /**
   * How a program ended.
   *
   * @param exit its exit code; -1 when it was stopped because its time was over
   * @param output of both streams
   */
  record Ended(int exit, String output) {
    boolean timedOut() {
      return exit == -1;
    }

    /** It said itself that it failed. */
    boolean failed() {
      return exit > 0;
    }
  }

  private Programs() {}

  /** Runs one that prints little and must succeed. */
  static String mustSucceed(String... command) throws IOException, InterruptedException {
    Ended ended = run(List.of(command), SHORT);
    if (ended.exit() != 0) {
      throw new IOException(
          String.join(" ", command) + " ended with " + ended.exit() + ": " + ended.output());
    }
    return ended.output();
  }

  /** Runs one; after that time it is stopped. */
  static Ended run(List<String> command, Duration atMost) throws IOException, InterruptedException {
    return runAll(List.of(command), atMost).get(0);
  }

  /** Runs several at once, and waits for all; those that still run after that time are stopped. */
  static List<Ended> runAll(List<List<String>> commands, Duration atMost)
      throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    List<Path> outputs = new ArrayList<>();
    List<Ended> ended = new ArrayList<>();
    long end = System.nanoTime() + atMost.toNanos();
    try {
      for (List<String> command : commands) {
        Path output = Files.createTempFile("swim-bench-", ".out");
        outputs.add(output);
        processes.add(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
      }
      for (int i = 0; i < processes.size(); i++) {
        Process process = processes.get(i);
        boolean over = !process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (over) {
          kill(process);
        }
        ended.add(
            new Ended(over ? -1 : process.exitValue(), Files.readString(outputs.get(i)).strip()));
      }
      return ended;
    } finally {
      processes.forEach(Programs::kill);
      for (Path output : outputs) {
        Files.deleteIfExists(output);
      }
    }
  }

  static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** The whole path of a program on the search path or where only root looks. */
  static Optional<String> find(String name) {
    String search = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/bin:/bin";
    return List.of(search.split(":")).stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The start of a command that runs a class of these benchmarks in its own JVM. */
  static List<String> java(Class<?> main, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }
}
