package io.swim.cli.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.cli.BadInput;
import io.swim.cli.inventory.NewServer.Account;
import io.swim.cli.inventory.NewServer.Kind;
import io.swim.cli.inventory.NewServer.Place;
import io.swim.device.CertificatePolicy;
import io.swim.device.DistributionServer;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.ServedProtocol;
import io.swim.device.ServerId;
import io.swim.device.SshAlgorithms;
import io.swim.device.TransferProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distribution servers in an inventory, and secrets that stand elsewhere. */
class ServersInInventoryTest {
  private static final String PIN = "ab".repeat(32);
  private static final DistributionServer FULL =
      new DistributionServer(
          new ServerId("depot-1"),
          "depot.example.net",
          List.of(
              ServedProtocol.of(TransferProtocol.SFTP).withPort(2222).withHome("/srv/i \"m\" g"),
              ServedProtocol.of(TransferProtocol.TFTP)),
          Set.of("Bern", "Zürich, West"),
          2,
          HostKeyPolicy.TRUST_ON_FIRST_USE,
          SshAlgorithms.LEGACY,
          CertificatePolicy.pinned(PIN));
  private static final DistributionServer PLAIN =
      DistributionServer.of("plain", "192.0.2.9", ServedProtocol.of(TransferProtocol.HTTP));

  @TempDir Path folder;

  @Test
  void aServerIsReadWithItsLogin() throws IOException {
    Files.writeString(folder.resolve("word"), "from the file\n");
    Inventory inventory =
        read(
            """
            devices: [{name: a, address: x}]
            servers:
              - name: one
                address: 192.0.2.1
                protocols:
                  scp: {home: /images, port: 2022}
                  tftp:
                locations: Bern
                username: u
                password: {file: word}
              - name: two
                address: 192.0.2.2
                protocols: {http: }
            """);

    DistributionServer one = inventory.list().get(0);
    assertThat(one.protocols())
        .containsExactly(
            new ServedProtocol(TransferProtocol.SCP, 2022, "/images"),
            new ServedProtocol(TransferProtocol.TFTP, 69, ""));
    assertThat(one.locations()).containsExactly("Bern");
    assertThat(one.slots()).isEqualTo(DistributionServer.SLOTS);
    assertThat(inventory.server(one, TransferProtocol.SCP))
        .contains(new Login("u", Secret.of("from the file")));
    assertThat(inventory.server(one, TransferProtocol.TFTP)).as("has no logins").isEmpty();
    assertThat(inventory.server(inventory.server("two"), TransferProtocol.HTTP)).isEmpty();
    assertThat(inventory.sshAddresses("server/one").toString()).contains("192.0.2.1", "2022");
  }

  @Test
  void devicesMayHaveALoginOfTheirOwn() throws IOException {
    Inventory inventory =
        read(
            """
            devices: [{name: a, address: x}]
            servers:
              - name: one
                address: 192.0.2.1
                protocols: {ftp: , tftp: }
                username: writer
                password: w
                deviceUsername: reader
                devicePassword: r
              - name: two
                address: 192.0.2.2
                protocols: {http: }
                username: both
            """);

    DistributionServer one = inventory.server("one");
    DistributionServer two = inventory.server("two");
    assertThat(inventory.server(one, TransferProtocol.FTP).orElseThrow().username())
        .isEqualTo("writer");
    assertThat(inventory.deviceLogin(one, TransferProtocol.FTP))
        .contains(new Login("reader", Secret.of("r")));
    assertThat(inventory.deviceLogin(one, TransferProtocol.TFTP)).as("has no logins").isEmpty();
    assertThat(inventory.deviceLogin(two, TransferProtocol.HTTP))
        .isEqualTo(inventory.server(two, TransferProtocol.HTTP));
  }

  @Test
  void secretsOfDevicesTooMayStandInTheEnvironmentOrInFiles() throws IOException {
    Files.writeString(folder.resolve("enable"), "two");
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(
        file,
        """
        defaults:
          cli: {username: u, password: plain}
          snmp: {read: {env: COMMUNITY}}
        devices:
          - {name: a, address: x, cli: {password: {env: WORD}, enable: {file: enable}}}
        """);

    Inventory inventory =
        new InventoryReader(file, Set.of(), name -> Optional.of("value of " + name)).read();

    var device = inventory.one("a");
    assertThat(inventory.cli(device).orElseThrow().password()).contains(Secret.of("value of WORD"));
    assertThat(inventory.cli(device).orElseThrow().enable()).contains(Secret.of("two"));
    assertThat(inventory.snmp(device).orElseThrow().toString()).doesNotContain("COMMUNITY");
    assertThatThrownBy(() -> new InventoryReader(file, Set.of(), name -> Optional.empty()).read())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the environment variable COMMUNITY is not set");
    assertThat(Inventory.readWithoutEnvironment(file, Set.of()).choose("all")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: s, address: h}                                          | server s: has no protocols, such as
          {name: s, address: h, protocols: {}}                           | must speak each protocol once
          {name: s, address: h, protocols: [ftp]}                        | server s: has no protocols, such as
          {name: s, address: h, protocols: {gopher: }}                   | unknown key 'gopher'; known are ftp, http, https, scp, sftp, tftp
          {name: s, address: h, protocols: {ftp: {prot: 1}}}             | unknown key 'prot'; known are home, port
          {name: s, address: h, protocols: {ftp: {port: 0}}}             | port 'port' must be 1..65535, not '0'
          {name: s, protocols: {ftp: }}                                  | server s: has no address
          {name: a b, address: h, protocols: {ftp: }}                    | letters, digits
          {name: s, address: h, protocols: {ftp: }, slots: 0}            | slots must be a number from 1 on, not '0'
          {name: s, address: h, protocols: {ftp: }, password: hunter2}   | a password needs its username
          {name: s, address: h, protocols: {ftp: }, certificate: no}     | certificate must be trusted, any, or a SHA-256
          {name: s, address: h, protocols: {ftp: }, username: u, password: {env: A, file: b}} | either in env: NAME or in file: PATH
          {name: s, address: h, protocols: {ftp: }, username: u, password: {file: none}}      | the file none can't be read
          {name: s, address: h, protocols: {ftp: }, user: u}             | unknown key 'user'; known are address, certificate
          """)
  void aServerThatMakesNoSenseIsRefusedWithItsLineAndCause(String server, String cause)
      throws IOException {
    assertThatThrownBy(() -> read("devices: [{name: a, address: x}]\nservers: [" + server + "]"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(folder.resolve("inventory.yaml") + ", line 2: ")
        .hasMessageContaining(cause)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aServerThatIsThereTwiceIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    devices: [{name: a, address: x}]
                    servers:
                      - {name: s, address: h, protocols: {ftp: }}
                      - {name: s, address: g, protocols: {ftp: }}
                    """))
        .hasMessageContaining("line 4: server: server s is there twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "devices: [{name: a, address: x}]",
        "# first\ndevices:\n- {name: a, address: x} # b\n# last\n",
        "devices: [{name: a, address: x}]\nservers:\n",
        "servers: # none yet\ndevices: [{name: a, address: x}]\n",
        "servers:\n  - {name: s, address: h, protocols: {ftp: }}\n\n# the devices\ndevices:\n  - {name: a, address: x}\n",
        "servers:\n- name: s\n  address: h\n  protocols:\n    ftp:\ndevices:\n- {name: a, address: x}",
        "devices: [{name: a, address: x}]\nservers:\n    -   name: s\n        address: h\n        protocols: {ftp: }\n",
      })
  void serversAreAddedAfterTheOthersAndAllElseStays(String before) throws IOException {
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(file, before);
    List<DistributionServer> old = Inventory.read(file, Set.of()).list();
    InventoryEditor editor = new InventoryEditor(file, Set.of());

    editor.add(
        new NewServer(
            FULL,
            Optional.of(new Account("u", Optional.of(new Place(Kind.ENV, "DEPOT_WORD")))),
            Optional.empty()));
    editor.add(new NewServer(PLAIN, Optional.empty(), Optional.empty()));

    Inventory after = Inventory.readWithoutEnvironment(file, Set.of());
    assertThat(after.list())
        .containsExactlyElementsOf(Stream.concat(old.stream(), Stream.of(FULL, PLAIN)).toList());
    assertThat(after.choose("all")).hasSize(1);
    assertThat(Files.readAllLines(file)).containsSubsequence(before.lines().toList());
    assertThat(Files.readString(file)).contains("password: {env: \"DEPOT_WORD\"}");
    assertThatThrownBy(() -> editor.add(new NewServer(PLAIN, Optional.empty(), Optional.empty())))
        .hasMessageContaining("server plain is in")
        .hasMessageEndingWith("already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{devices: [{name: a, address: x}]}",
        "devices: [{name: a, address: x}]\nservers: [{name: s, address: h, protocols: {ftp: }}]\n",
      })
  void aFileThatCanNotBeAddedToStaysAsItIs(String before) throws IOException {
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(file, before);

    assertThatThrownBy(
            () ->
                new InventoryEditor(file, Set.of())
                    .add(new NewServer(PLAIN, Optional.empty(), Optional.empty())))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("write it there by hand");

    assertThat(file).hasContent(before);
    assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
  }

  @Test
  void whoMayNotReadTheInventoryStillMayNotAfterAnAddition() throws IOException {
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(file, "devices: [{name: a, address: x}]\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    new InventoryEditor(file, Set.of())
        .add(new NewServer(PLAIN, Optional.empty(), Optional.empty()));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  private Inventory read(String yaml) throws IOException {
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(file, yaml);
    return Inventory.read(file, Set.of());
  }
}
