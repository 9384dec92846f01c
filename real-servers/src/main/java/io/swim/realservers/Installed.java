package io.swim.realservers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What this machine has. A test is skipped where something is missing, and fails in CI. */
public final class Installed {
  private Installed() {}

  /** The path of a program that others wrote. */
  public static String program(String debianPackage, String path) {
    needs(
        Files.isExecutable(Path.of(path)),
        path + " is missing: install the Debian package " + debianPackage);
    return path;
  }

  /** Runs a program that must succeed within two minutes; returns what it said. */
  public static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end: " + Files.readString(output));
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(
          command + " ended with " + process.exitValue() + ": " + Files.readString(output));
    }
    return Files.readString(output);
  }

  /** Whether a server can be given a /srv of its own. */
  static void namespaces() throws IOException, InterruptedException {
    program("util-linux", "/usr/bin/nsenter");
    Process process =
        new ProcessBuilder(program("util-linux", "/usr/bin/unshare"), "--mount", "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    needs(
        process.waitFor() == 0,
        "servers of this machine are started as root, where mount namespaces are permitted");
  }

  private static void needs(boolean there, String otherwise) {
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(otherwise);
    }
    assumeTrue(there, otherwise);
  }
}
