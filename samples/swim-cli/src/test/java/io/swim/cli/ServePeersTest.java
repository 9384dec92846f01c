package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code swim serve} and the clients that people have: every file compared byte by byte. */
@Timeout(120)
class ServePeersTest {
  private static final String PASSWORD = "Serve-Word-1618";
  private static final String[] SSH_OPTIONS = {
    "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR"
  };

  @TempDir Path folder;
  private final byte[] bytes = new byte[300_001];
  private Path served;
  private Path here;
  private Tool tool;
  private Simulation server;

  @BeforeEach
  void aFile() throws IOException {
    new Random(11).nextBytes(bytes);
    served = Files.createDirectory(folder.resolve("served"));
    here = Files.createDirectory(folder.resolve("here"));
    Files.write(served.resolve("image.bin"), bytes);
    Files.write(here.resolve("new.bin"), bytes);
    tool =
        new Tool(
            here, Map.of("SSHPASS", PASSWORD, "LFTP_PASSWORD", PASSWORD, "HOME", here.toString()));
  }

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
  }

  private void serve(String... more) throws IOException {
    String[] words =
        Stream.concat(
                List.of(
                    "serve",
                    served.toString(),
                    "--bind=127.0.0.1",
                    "--tftp-port=0",
                    "--ftp-port=0",
                    "--ssh-port=0",
                    "--http-port=0",
                    "--https-port=0",
                    "--user=people",
                    "--password=" + PASSWORD,
                    "--data=" + folder.resolve("data"))
                    .stream(),
                List.of(more).stream())
            .toArray(String[]::new);
    server = new Simulation(words);
    assertThat(server.ready()).startsWith("ready, TFTP serves " + served + " at 127.0.0.1:");
    assertThat(server.nextRemark()).startsWith("swim: over TFTP anybody may read");
    assertThat(server.nextRemark()).startsWith("SSH host key ");
    assertThat(server.nextRemark()).startsWith("HTTPS certificate ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tftp", "ftp", "http", "https"})
  void curlFetchesTheFile(String scheme) throws Exception {
    Tool.require("curl");
    serve();
    String user = scheme.equals("tftp") ? "" : "people:" + PASSWORD + "@";

    tool.succeeds("curl", "-sSk", "-o", "got.bin", url(scheme, user) + "/image.bin");

    assertThat(here.resolve("got.bin")).hasBinaryContent(bytes);
    assertThat(server.nextRemark())
        .contains(scheme.toUpperCase(Locale.ROOT) + " ")
        .contains("image.bin")
        .contains("COMPLETE, 300001 bytes")
        .doesNotContain(PASSWORD);
  }

  @Test
  void sftpAndScpFetchTheFile() throws Exception {
    Tool.require("sshpass");
    Tool.require("sftp");
    Tool.require("scp");
    serve();
    String port = ":" + Served.port(server, "SFTP and SCP");

    tool.succeeds(ssh("sftp", "sftp://people@127.0.0.1" + port + "/image.bin", "got.bin"));
    assertThat(here.resolve("got.bin")).hasBinaryContent(bytes);
    assertThat(server.nextRemark()).contains("SFTP ").contains("COMPLETE, 300001 bytes");

    tool.succeeds(ssh("scp", "-O", "scp://people@127.0.0.1" + port + "/image.bin", "other.bin"));
    assertThat(here.resolve("other.bin")).hasBinaryContent(bytes);
    assertThat(server.nextRemark()).contains("SCP ").contains("COMPLETE, 300001 bytes");
  }

  @Test
  void lftpListsAndFetches() throws Exception {
    Tool.require("lftp");
    serve();

    tool.succeeds(lftp("cls -l; get image.bin -o got.bin"));

    assertThat(here.resolve("got.bin")).hasBinaryContent(bytes);
  }

  @Test
  void aWrongPasswordIsRefusedByEveryServerButTftp() throws Exception {
    Tool.require("curl");
    serve();
    for (String scheme : List.of("ftp", "http", "https")) {
      tool.fails("curl", "-sSfk", "-o", "got.bin", url(scheme, "people:wr0ng@") + "/image.bin");
      assertThat(here.resolve("got.bin")).as(scheme).doesNotExist();
      assertThat(server.nextRemark())
          .contains(" " + scheme.toUpperCase(Locale.ROOT) + " refused, peer 127.0.0.1: ")
          .contains("the login of user people is wrong")
          .doesNotContain("wr0ng");
    }
    Tool.require("sshpass");
    Tool.require("scp");
    Tool wrong = new Tool(here, Map.of("SSHPASS", "wrong", "HOME", here.toString()));
    String from = "scp://people@127.0.0.1:" + Served.port(server, "SFTP and SCP") + "/image.bin";
    wrong.fails(ssh("scp", from, "got.bin"));
    assertThat(here.resolve("got.bin")).doesNotExist();
    assertThat(server.nextRemark())
        .contains(" SSH refused, peer 127.0.0.1: the login of user people is wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tftp", "ftp", "http", "https", "sftp", "scp"})
  void aFileThatIsNotThereIsToldOnStandardError(String scheme) throws Exception {
    Tool.require("curl");
    Tool.require("sshpass");
    serve();
    if (scheme.equals("sftp") || scheme.equals("scp")) {
      String from =
          scheme + "://people@127.0.0.1:" + Served.port(server, "SFTP and SCP") + "/nosuch.bin";
      tool.fails(scheme.equals("scp") ? ssh("scp", "-O", from, "x") : ssh("sftp", from, "x"));
    } else {
      String user = scheme.equals("tftp") ? "" : "people:" + PASSWORD + "@";
      tool.fails("curl", "-sSfk", "-o", "got.bin", url(scheme, user) + "/nosuch.bin");
    }

    assertThat(server.nextRemark())
        .contains(" refused, peer 127.0.0.1: ")
        .contains("nosuch.bin")
        .doesNotContain(PASSWORD);
  }

  @Test
  void withoutWritableNobodyPutsOrDeletesAnything() throws Exception {
    Tool.require("curl");
    Tool.require("lftp");
    Tool.require("sshpass");
    Tool.require("scp");
    serve();
    String login = "people:" + PASSWORD + "@";

    for (String scheme : List.of("tftp", "ftp", "http", "https")) {
      String user = scheme.equals("tftp") ? "" : login;
      tool.fails("curl", "-sSfk", "-T", "new.bin", url(scheme, user) + "/new.bin");
    }
    String to = "scp://people@127.0.0.1:" + Served.port(server, "SFTP and SCP") + "/new.bin";
    tool.fails(ssh("scp", "-O", "new.bin", to));
    tool.fails(ssh("scp", "new.bin", to));
    tool.fails(lftp("rm image.bin"));
    tool.fails("curl", "-sSf", "-X", "DELETE", url("http", login) + "/image.bin");

    assertThat(served.toFile().list()).containsExactly("image.bin");
    assertThat(served.resolve("image.bin")).hasBinaryContent(bytes);
  }

  @Test
  void withWritableFilesArePut() throws Exception {
    Tool.require("curl");
    Tool.require("sshpass");
    Tool.require("scp");
    serve("--writable");
    String login = "people:" + PASSWORD + "@";

    for (String scheme : List.of("ftp", "http", "https")) {
      String name = "by-" + scheme + ".bin";
      tool.succeeds("curl", "-sSfk", "-T", "new.bin", url(scheme, login) + "/" + name);
      assertThat(served.resolve(name)).as(scheme).hasBinaryContent(bytes);
    }
    for (String mode : List.of("-O", "-s")) {
      String name = "by-scp" + mode + ".bin";
      String to = "scp://people@127.0.0.1:" + Served.port(server, "SFTP and SCP") + "/" + name;
      tool.succeeds(ssh("scp", mode, "new.bin", to));
      assertThat(served.resolve(name)).as(mode).hasBinaryContent(bytes);
    }
    tool.fails("curl", "-sSf", "-T", "new.bin", url("tftp", "") + "/by-tftp.bin");
    assertThat(served.resolve("by-tftp.bin")).doesNotExist();
  }

  private String url(String scheme, String user) {
    int port = Served.port(server, scheme.toUpperCase(Locale.ROOT));
    return scheme + "://" + user + "127.0.0.1:" + port;
  }

  private String[] lftp(String commands) {
    String open =
        "set net:max-retries 1; set cmd:fail-exit yes; open --env-password -u people ftp://127.0.0.1:"
            + Served.port(server, "FTP");
    return new String[] {"lftp", "--norc", "-c", open + "; " + commands};
  }

  private static String[] ssh(String program, String... words) {
    return Stream.of(new String[] {"sshpass", "-e", program}, SSH_OPTIONS, words)
        .flatMap(Arrays::stream)
        .toArray(String[]::new);
  }
}
