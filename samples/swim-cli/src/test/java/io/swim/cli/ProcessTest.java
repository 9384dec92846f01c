package io.swim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be seen from outside the JVM only: the start script and signals. */
@Timeout(60)
class ProcessTest {
  private static final Path SCRIPT = Path.of("swim").toAbsolutePath();
  private static final int SIGTERM = 143;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--tftp-port=0",
        "--tftp-port=0 --ftp-port=0 --ssh-port=0 --http-port=0 --https-port=0",
      })
  void serversAreReadyUntilTheyAreTerminated(String ports) throws Exception {
    List<String> words = new ArrayList<>(List.of("serve", folder.toString()));
    words.addAll(List.of(ports.split(" ")));
    Process server = swim(words);
    try (BufferedReader out = reader(server)) {
      assertThat(out.readLine()).startsWith("ready");
      server.destroy();
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(SIGTERM);
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void anImportThatIsTerminatedLeavesNothingInTheRepository() throws Exception {
    Path repository = folder.resolve("data/images");
    try (ServerSocket stalls = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process swim =
          swim(
              List.of(
                  "image", "import", "http://127.0.0.1:" + stalls.getLocalPort() + "/image.bin"));
      try (Socket client = stalls.accept()) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin".getBytes(UTF_8));
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> Files.exists(repository) && !isEmpty(repository));

        swim.destroy();

        assertThat(swim.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(isEmpty(repository)).isTrue();
      } finally {
        swim.destroyForcibly();
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private Process swim(List<String> words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Swim.class.getName()));
    command.addAll(words);
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    return new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
  }

  @Test
  void theScriptSaysThatNothingIsBuiltYet() throws Exception {
    assumeThat(Files.isExecutable(SCRIPT)).isTrue();
    Path copy = Files.copy(SCRIPT, folder.resolve("swim"));
    Process process = new ProcessBuilder("sh", copy.toString(), "facts").start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
