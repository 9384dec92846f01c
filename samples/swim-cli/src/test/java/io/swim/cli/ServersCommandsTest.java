package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swim.cli.inventory.Inventory;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.ssh.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Distribution servers: {@code swim serve} is one, that may be written to. */
@Timeout(120)
class ServersCommandsTest {
  private static final String PASSWORD = "Depot-Word-3141";

  @TempDir Path folder;
  private Path inventory;
  private Path depot;
  private Path password;
  private Simulation fleet;
  private Simulation server;

  @BeforeEach
  void aDeviceAndAServer() throws IOException {
    inventory = folder.resolve("inv.yaml");
    depot = Files.createDirectory(folder.resolve("depot"));
    password = Files.writeString(folder.resolve("depot.password"), PASSWORD);
    fleet = new Simulation("simulate", "--count=1", "--inventory-out", inventory.toString());
    assertThat(fleet.ready()).startsWith("ready 1 ");
    server =
        new Simulation(
            "serve",
            depot.toString(),
            "--bind=127.0.0.1",
            "--ftp-port=0",
            "--ssh-port=0",
            "--user=images",
            "--password-file=" + password,
            "--writable",
            "--data=" + folder.resolve("server"));
    assertThat(server.ready()).startsWith("ready, FTP serves ");
  }

  @AfterEach
  void end() {
    server.close();
    fleet.close();
  }

  private void add(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "servers",
                "add",
                "depot",
                "--address=127.0.0.1",
                "--protocol=sftp:" + Served.port(server, "SFTP and SCP"),
                "--protocol=ftp:" + Served.port(server, "FTP"),
                "--user=images",
                "--hostkey=tofu"));
    words.addAll(Arrays.asList(more));
    Ran added = swim(words.toArray(String[]::new));
    assertThat(added.code()).as(added.err()).isZero();
  }

  @Test
  void aServerIsAddedListedAndVerified() throws IOException {
    String before = Files.readString(inventory);
    add("--password-file=" + password, "--locations=Bern,Basel", "--slots=2");

    assertThat(Files.readString(inventory)).startsWith(before).doesNotContain(PASSWORD);
    JsonNode listed = swim("servers", "list", "--json").json().get("servers").get(0);
    assertThat(listed.get("name").asText()).isEqualTo("depot");
    assertThat(listed.get("slots").asInt()).isEqualTo(2);
    assertThat(listed.findValuesAsText("protocol")).containsExactly("SFTP", "FTP");
    assertThat(swim("servers", "list").out()).contains("depot  127.0.0.1").contains("Basel, Bern");

    Ran verified = swim("servers", "verify", "--json");
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    JsonNode report = verified.json().get("servers").get(0);
    assertThat(report.get("worst").asText()).isEqualTo("PASSED");
    assertThat(report.findValuesAsText("message").toString()).contains("SFTP").contains("FTP");
    assertThat(depot).as("the file of the check is gone").isEmptyDirectory();
  }

  @Test
  void aServerThatRefusesTheLoginIsToldInItsWords() throws IOException {
    add("--password-file=" + Files.writeString(folder.resolve("wrong"), "Wrong-Word-2718"));

    Ran verified = swim("servers", "verify", "depot");

    assertThat(verified.code()).isEqualTo(1);
    assertThat(verified.out()).contains("ERROR").contains("depot").contains("SFTP");
    assertThat(verified.out() + verified.err()).doesNotContain("Wrong-Word-2718", PASSWORD);
  }

  @Test
  void devicesFetchFromTheServerThatTheUpgradeNamesAndNoServerOfOursIsUp() throws IOException {
    add("--password-file=" + password, "--locations=Basel");

    Ran upgraded =
        swim(
            "upgrade",
            "--image",
            folder.resolve(Simulation.IMAGE.fileName()).toString(),
            "--devices=all",
            "--from=depot",
            "--transfer=FTP",
            "--poll-interval=0.2",
            "--json");

    assertThat(upgraded.code()).as(upgraded.out() + upgraded.err()).isZero();
    assertThat(upgraded.json().findValuesAsText("protocol"))
        .contains("FTP started by SSH from server depot");
    try (Stream<Path> placed = Files.list(depot)) {
      assertThat(placed)
          .singleElement()
          .satisfies(
              file ->
                  assertThat(Files.readAllBytes(file)).isEqualTo(Simulation.IMAGE.toByteArray()));
    }
  }

  @Test
  void passwordThatCanWriteIsWarnedOfWhereADeviceWouldBeToldItInACommand() throws IOException {
    add("--password-file=" + password);

    assertThat(judged("FTP"))
        .contains("WARNING", "password-in-command", "[FTP]", "depot")
        .doesNotContain(PASSWORD);
    assertThat(judged("SFTP")).doesNotContain("password-in-command");
  }

  @Test
  void aLoginForDevicesThatCanOnlyReadIsAddedAndSparesThatWarning() throws IOException {
    Path reader = Files.writeString(folder.resolve("reader.password"), "Reader-Word-1618");
    add("--password-file=" + password, "--device-user=reader", "--device-password-file=" + reader);

    assertThat(Files.readString(inventory))
        .contains("deviceUsername: \"reader\"", "devicePassword: {file: \"reader.password\"}")
        .doesNotContain("Reader-Word-1618");
    Inventory read = Inventory.read(inventory, Platforms.bundled().platforms());
    assertThat(read.deviceLogin(read.server("depot"), TransferProtocol.FTP))
        .contains(new Login("reader", Secret.of("Reader-Word-1618")));
    assertThat(read.server(read.server("depot"), TransferProtocol.FTP))
        .contains(new Login("images", Secret.of(PASSWORD)));
    assertThat(judged("FTP")).doesNotContain("password-in-command", "Reader-Word-1618");
  }

  @Test
  void thePasswordForDevicesMayBeInAVariable() throws IOException {
    add("--device-user=reader", "--device-password-env=READER_WORD");

    assertThat(Files.readString(inventory)).contains("devicePassword: {env: \"READER_WORD\"}");
  }

  private String judged(String transfer) {
    Ran validated =
        swim(
            "validate",
            "--image=" + folder.resolve(Simulation.IMAGE.fileName()),
            "--devices=all",
            "--from=depot",
            "--transfer=" + transfer,
            "--json");
    return validated.out() + validated.err();
  }

  @Test
  void wrongInputIsToldWithWhatIsAllowed() {
    refused("unknown server 'x': " + inventory + " has none", "servers", "verify", "x");
    refused("has no servers", "servers", "verify");
    refused(
        "'gopher' is no protocol; known are tftp, ftp, sftp, scp, http, https",
        "servers",
        "add",
        "x",
        "--address=h",
        "--protocol=gopher");
    refused(
        "port must be 1..65535, not 0", "servers", "add", "x", "--address=h", "--protocol=ftp:0");
    refused("letters, digits", "servers", "add", "a b", "--address=h", "--protocol=ftp");
    refused(
        "must speak each protocol once",
        "servers",
        "add",
        "x",
        "--address=h",
        "--protocol=ftp,ftp:2121");
    refused("--address", "servers", "add", "x", "--protocol=ftp");
    refused(
        "without --user",
        "servers",
        "add",
        "x",
        "--address=h",
        "--protocol=ftp",
        "--password-env=X");
    refused(
        "without --device-user",
        "servers",
        "add",
        "x",
        "--address=h",
        "--protocol=ftp",
        "--user=u",
        "--device-password-env=X");
    refused(
        "--device-password-env and --device-password-file exclude each other",
        "servers",
        "add",
        "x",
        "--address=h",
        "--protocol=ftp",
        "--device-user=u",
        "--device-password-env=X",
        "--device-password-file=" + password);
    refused("swim servers --help", "servers");
  }

  private void refused(String cause, String... words) {
    Ran ran = swim(words);
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).startsWith("swim: ").contains(cause);
  }

  private Ran swim(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(
        List.of("--inventory", inventory.toString(), "--data", folder.resolve("data").toString()));
    return Ran.swim(all.toArray(String[]::new));
  }
}
