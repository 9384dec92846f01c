package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that come from servers, which {@code swim serve} is. */
@Timeout(60)
class RemoteImportTest {
  private static final String PASSWORD = "Depot-Word-3141";

  @TempDir Path folder;
  private Path passwordFile;
  private Simulation server;
  private String sha256 = "";

  @BeforeEach
  void aServerWithALogin() throws IOException {
    Path depot = Files.createDirectories(folder.resolve("depot/ios"));
    Simulation.IMAGE.writeTo(depot.resolve(Simulation.IMAGE.fileName()));
    passwordFile = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    server =
        new Simulation(
            "serve",
            folder.resolve("depot").toString(),
            "--bind=127.0.0.1",
            "--ftp-port=0",
            "--ssh-port=0",
            "--http-port=0",
            "--https-port=0",
            "--user=vendor",
            "--password-file=" + passwordFile,
            "--data=" + folder.resolve("server"));
    assertThat(server.ready()).startsWith("ready, FTP serves ");
    assertThat(server.nextRemark()).startsWith("SSH host key SHA256:");
    sha256 = server.nextRemark().replaceFirst("HTTPS certificate SHA-256 ", "");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp", "sftp", "scp", "http", "https"})
  void anImageComesFromAServer(String scheme) throws IOException {
    Ran imported =
        swim(
            url(scheme, "vendor@", "/ios/" + Simulation.IMAGE.fileName()),
            "--password-file=" + passwordFile,
            "--hostkey=tofu",
            "--certificate=" + sha256);

    assertThat(imported.code()).as(imported.err()).isZero();
    assertThat(imported.json().get("version").asText()).isEqualTo("15.0(2)SE11");
    assertThat(
            Files.readAllBytes(
                folder.resolve("data/images").resolve(Simulation.IMAGE.fileName() + ".image")))
        .isEqualTo(Simulation.IMAGE.toByteArray());
    assertThat(imported.out() + imported.err()).doesNotContain(PASSWORD);
  }

  @Test
  void aHostKeyThatNobodyKnowsAndACertificateThatNobodyTrustsAreRefused() throws IOException {
    String path = "/ios/" + Simulation.IMAGE.fileName();
    failed("host key", url("sftp", "vendor@", path), "--password-file=" + passwordFile);
    failed("is not trusted", url("https", "vendor@", path), "--password-file=" + passwordFile);
  }

  @Test
  void aHostKeyAsSshKeyscanWritesItIsKnown() throws IOException {
    String path = "/ios/" + Simulation.IMAGE.fileName();
    String url = url("sftp", "vendor@", path);
    assertThat(swim(url, "--password-file=" + passwordFile, "--hostkey=tofu").code()).isZero();
    Path known = folder.resolve("data/known_hosts");
    String[] words = Files.readString(known).strip().split(" ", 2);
    Files.writeString(
        known, "[127.0.0.1]:" + Served.port(server, "SFTP and SCP") + " " + words[1] + "\n");

    assertThat(swim(url, "--password-file=" + passwordFile, "--overwrite").code()).isZero();
  }

  @Test
  void aServerThatDoesNotGiveItIsToldInItsWordsAndNothingIsKept() throws IOException {
    failed("no-such.bin", url("ftp", "vendor@", "/no-such.bin"), "--password-file=" + passwordFile);
    Path wrong = Files.writeString(folder.resolve("wrong"), "Wrong-Word-2718");
    String image = "/ios/" + Simulation.IMAGE.fileName();
    failed("refused", url("ftp", "vendor@", image), "--password-file=" + wrong);
    failed("401", url("http", "", image));

    try (var left = Files.list(folder.resolve("data/images"))) {
      assertThat(left).isEmpty();
    }
  }

  private void failed(String cause, String... words) {
    Ran ran = swim(words);
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(1);
    assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
    assertThat(ran.err())
        .startsWith("swim: ")
        .containsIgnoringCase(cause)
        .doesNotContain(PASSWORD, "Wrong-Word-2718");
  }

  private String url(String scheme, String user, String path) {
    String name = scheme.equals("sftp") || scheme.equals("scp") ? "SFTP and SCP" : scheme;
    int port =
        Served.port(server, name.equals(scheme) ? scheme.toUpperCase(java.util.Locale.ROOT) : name);
    return scheme + "://" + user + "127.0.0.1:" + port + path;
  }

  private Ran swim(String... arguments) {
    List<String> all = new ArrayList<>(List.of("image", "import", "--json"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return Ran.swim(all.toArray(String[]::new));
  }
}
