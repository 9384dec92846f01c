package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that others wrote. Skipped where one is missing, except in CI. */
final class Tool {
  private static final int SECONDS = 30;

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * Programs that are run in that folder.
   *
   * @param environment added to that of this process
   */
  Tool(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  static void require(String program) {
    boolean there =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    String missing = program + " is not installed: not tested against it";
    if (!there && "true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    assumeTrue(there, missing);
  }

  /**
   * What became of a program.
   *
   * @param text both its streams
   */
  record Result(int code, String text) {}

  /** Runs a program to its end. */
  Result run(String... command) throws IOException, InterruptedException {
    require(command[0]);
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        fail(command[0] + " did not end: " + text(output));
      }
      return new Result(process.exitValue(), text(output));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs a program that must succeed. */
  void succeeds(String... command) throws IOException, InterruptedException {
    Result result = run(command);
    assertThat(result.code()).as("%s said: %s", command[0], result.text()).isZero();
  }

  /** Runs a program that must be refused. */
  void fails(String... command) throws IOException, InterruptedException {
    Result result = run(command);
    assertThat(result.code()).as("%s said: %s", command[0], result.text()).isNotZero();
  }

  private static String text(Path output) throws IOException {
    return new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1);
  }
}
