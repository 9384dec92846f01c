package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that others wrote. */
final class Tool {
  private Tool() {}

  /** Its path; the test is skipped where it is missing, and fails in CI. */
  static String program(String debianPackage, String path) {
    boolean there = Files.isExecutable(Path.of(path));
    if (!there && "true".equals(System.getenv("CI"))) {
      fail(path + " is missing: install the Debian package " + debianPackage);
    }
    assumeTrue(there, path + " is missing: install the Debian package " + debianPackage);
    return path;
  }

  /** Runs a program that must succeed; returns what it said. */
  static String run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail(command + " did not end: " + Files.readString(output));
    }
    assertThat(process.exitValue()).as("%s said: %s", command, Files.readString(output)).isZero();
    return Files.readString(output);
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(TestHttp.LOOPBACK, 0));
      return probe.getLocalPort();
    }
  }
}
