package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody has to guess from where devices fetch. */
@Timeout(120)
class FetchSourcesTest {
  @TempDir Path folder;
  private Lab lab;
  private Simulation server;

  @BeforeEach
  void twoDevicesAndAServer() throws IOException {
    lab = new Lab(folder, fleet -> fleet.count(2));
    lab.edit(text -> text + "    location: Bern\n");
    server =
        new Simulation(
            "serve",
            Files.createDirectory(folder.resolve("depot")).toString(),
            "--bind=127.0.0.1",
            "--ftp-port=0",
            "--tftp-port=0",
            "--user=images",
            "--password-file=" + Files.writeString(folder.resolve("word"), "Depot-Word-3141"),
            "--writable",
            "--data=" + folder.resolve("server"));
    assertThat(server.ready()).startsWith("ready");
  }

  @AfterEach
  void end() {
    server.close();
    lab.close();
  }

  private Ran add(String... more) {
    String[] words = {
      "servers",
      "add",
      "depot",
      "--address=127.0.0.1",
      "--protocol=ftp:" + Served.port(server, "FTP") + ",tftp:" + Served.port(server, "TFTP"),
      "--user=images",
      "--password-file=" + folder.resolve("word")
    };
    Ran added = lab.swim(with(words, more));
    assertThat(added.code()).as(added.err()).isZero();
    return added;
  }

  private static String[] with(String[] words, String... more) {
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }

  private Ran validate(String... more) {
    return lab.swim(with(new String[] {"validate", "--image=" + lab.image()}, more));
  }

  @Test
  void aServerWithoutLocationsIsSaidToServeEveryDevice() {
    assertThat(add().err())
        .contains(
            "from now on every device of "
                + lab.inventory()
                + " fetches from depot, because no --locations are given");

    assertThat(validate("--transfer=FTP").out().lines().skip(1))
        .allSatisfy(row -> assertThat(row).matches("sw-0[12] +depot +.*"));
  }

  @Test
  void eachDeviceIsToldWithWhereItFetchesFrom() {
    assertThat(add("--locations=Bern").err())
        .contains("from now on 1 of 2 devices of " + lab.inventory() + " fetch from depot");

    JsonNode devices = validate("--transfer=FTP", "--ftp-port=0", "--json").json().get("devices");
    assertThat(devices.findValuesAsText("from")).containsExactly("SWIM", "depot");

    Ran copied =
        lab.swim("test-copy", "--devices=all", "--transfer=FTP", "--start=SSH", "--ftp-port=0");
    assertThat(copied.code()).as(copied.out() + copied.err()).isZero();
    assertThat(copied.err())
        .startsWith("swim: sw-01 fetches from SWIM")
        .contains("swim: sw-02 fetches from depot at 127.0.0.1");
    assertThat(copied.out())
        .containsPattern("sw-01 +SUCCESS +FTP started by SSH  ")
        .contains("FTP started by SSH from server depot");
  }

  @Test
  void aProtocolThatTheServerLacksIsTheReasonAndNotTheDevice() {
    add();

    JsonNode finding = validate("--transfer=HTTP", "--json").json().findValue("findings").get(0);
    assertThat(finding.get("severity").asText()).isEqualTo("ERROR");
    assertThat(finding.get("message").asText())
        .startsWith("distribution server depot, with [FTP, TFTP], serves none of [HTTP]")
        .doesNotContain("started");
    assertThat(finding.get("remedy").asText()).contains("choose another server");
  }

  @Test
  void aTftpPortThatNoDeviceAsksIsWarnedOf() {
    int port = Served.port(server, "TFTP");

    assertThat(add().err())
        .contains("warning: TFTP is served at port " + port + ", but devices can't be told a port");

    Ran verified = lab.swim("servers", "verify");
    assertThat(verified.code()).as("it can be used all the same").isZero();
    assertThat(verified.out())
        .containsPattern("WARNING +server-tftp-port +.* at port " + port + ",.* ask at \\d+");
  }
}
