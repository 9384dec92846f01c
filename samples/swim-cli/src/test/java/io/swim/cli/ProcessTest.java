package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be seen from outside the JVM only: the start script and signals. */
@Timeout(60)
class ProcessTest {
  private static final Path SCRIPT = Path.of("swim").toAbsolutePath();
  private static final int SIGTERM = 143;

  @TempDir Path folder;

  @Test
  void aServerIsReadyUntilItIsTerminated() throws Exception {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Swim.class.getName(),
                "serve",
                folder.toString(),
                "--tftp-port=0")
            .start();
    try (BufferedReader out = reader(server)) {
      assertThat(out.readLine()).startsWith("ready");
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(SIGTERM);
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void theScriptSaysThatNothingIsBuiltYet() throws Exception {
    assumeThat(Files.isExecutable(SCRIPT)).isTrue();
    Path copy = Files.copy(SCRIPT, folder.resolve("swim"));
    Process process = new ProcessBuilder("sh", copy.toString(), "facts").start();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("swim: not built yet.")
        .contains("mvn");
  }

  @Test
  void theScriptFindsItsJarsThroughALinkFromAnyFolder() throws Exception {
    assumeThat(Files.isExecutable(SCRIPT)).isTrue();
    Path home = Files.createDirectories(folder.resolve("home with blank/target/lib")).getParent();
    Path script = Files.copy(SCRIPT, home.resolveSibling("swim"));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createFile(home.resolve("swim-cli-1.jar"));
    Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("home with blank/swim"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), link);

    ProcessBuilder builder = new ProcessBuilder(second.toString(), "facts", "--devices", "a b");
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    Process process =
        builder.directory(Files.createDirectory(folder.resolve("away")).toFile()).start();

    List<String> words;
    try (BufferedReader out = reader(process)) {
      words = out.lines().toList();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    Path real = home.toRealPath();
    assertThat(words)
        .containsSubsequence(
            "-cp",
            real.resolve("swim-cli-1.jar") + ":" + real.resolve("lib") + "/*",
            "io.swim.cli.Swim",
            "facts",
            "--devices",
            "a b");
  }

  private static BufferedReader reader(Process process) throws IOException {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
