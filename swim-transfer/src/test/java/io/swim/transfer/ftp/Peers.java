package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that others wrote. Skipped where one is missing, except in CI. */
final class Peers {
  private Peers() {}

  static String program(String debianPackage, String path) {
    boolean there = Files.isExecutable(Path.of(path));
    String missing = path + " is missing: install the Debian package " + debianPackage;
    if (!there && "true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    assumeTrue(there, missing);
    return path;
  }

  /** Runs a program that must succeed. */
  static void run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail(command + " did not end: " + Files.readString(output));
    }
    assertThat(process.exitValue()).as("%s said: %s", command, Files.readString(output)).isZero();
  }
}
