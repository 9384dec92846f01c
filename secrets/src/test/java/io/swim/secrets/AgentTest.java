package io.swim.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgentTest {
  @TempDir Path folder;

  @Test
  void whatAProgramLogsSaysAndThrowsIsSearchedForItsSecrets() throws Exception {
    Path log = Files.createDirectory(folder.resolve("log")).resolve("log.txt");
    Process leaking =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent() + "=" + folder,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                Leaking.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(leaking.waitFor()).as(() -> "what it said: " + text(log)).isZero();

    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Path none = Files.createFile(folder.resolve("allowed.txt"));
    List<UsedSecret> used = UsedSecret.read(folder.resolve("used"));
    assertThat(used).hasSize(4);
    int code =
        new Search(used, Allowed.read(none), new PrintStream(printed, true, StandardCharsets.UTF_8))
            .in(List.of(folder.resolve("log"), folder.resolve("seen")));

    assertThat(code).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("log.txt:")
        .contains("a secret of 10 characters")
        .contains("a secret of 14 characters")
        .contains("a secret of 11 characters")
        .doesNotContain("a secret of 15 characters");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the build makes it, which comes after this test. */
  private Path agent() throws IOException {
    Path jar = folder.resolve("agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", Agent.class.getName());
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return jar;
  }
}
