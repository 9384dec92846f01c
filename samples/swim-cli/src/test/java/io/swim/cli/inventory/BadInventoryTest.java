package io.swim.cli.inventory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.cli.BadInput;
import io.swim.device.PlatformId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every complaint names file, line, thing and cause, in one line, and no secret. */
class BadInventoryTest {
  private static final String SECRET = "hunter2-hunter2";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          devices: [{name: a, adress: x}]                         | 1 | device: unknown key 'adress'; known are address, certificate, cli, fetchesFrom, fileSystem, location
          {devices: [{name: a, address: x}], extra: 1}            | 1 | inventory: unknown key 'extra'; known are defaults, devices, servers
          {defaults: {name: a}, devices: [{name: a, address: x}]} | 1 | defaults of inventory: unknown key 'name'
          devices: [{name: a, address: x, ports: {sssh: 22}}]     | 1 | ports of device a: unknown key 'sssh'; known are ftp, http, https, snmp, ssh, telnet, tftp
          devices: [{name: a, address: x, snmp: {reed: s}}]       | 1 | snmp of device a: unknown key 'reed'; known are auth
          devices: [{name: a, address: x, cli: {user: s}}]        | 1 | cli of device a: unknown key 'user'; known are enable
          {defaults: {cli: {pass: s}}, devices: [{name: a, address: x}]} | 1 | cli of defaults: unknown key 'pass'
          devices: [{name: a, address: x, fileSystem: 'di sk'}]   | 1 | device a: not a file system: 'di sk:'
          devices: [{name: a}]                                    | 1 | device a: has no address
          devices: [{address: x}]                                 | 1 | device: has no name
          devices: [{name: a, address: ' '}]                      | 1 | device a: has no address
          devices: [{name: 'a,b', address: x}]                    | 1 | a name has no comma
          devices: [{name: a, address: x},{name: a, address: y}]  | 1 | device a: is one box with device a (line 1): both have the name 'a'
          devices: [{name: a, address: x},{name: b, address: X}]  | 1 | device b: is one box with device a (line 1): both have the address x with the ports snmp 161, ssh 22 and telnet 23
          devices: [{name: a, address: x, serialNumber: F1},{name: b, address: y, serialNumber: F1}] | 1 | device b: is one box with device a (line 1): both have the serial number 'F1'
          devices: [{name: a, name: b, address: x}]               | 1 | key 'name' is there twice
          devices: [{name: a, address: x, ports: {ssh: 0}}]       | 1 | port 'ssh' must be 1..65535, not '0'
          devices: [{name: a, address: x, ports: {ssh: 70000}}]   | 1 | port 'ssh' must be 1..65535, not '70000'
          devices: [{name: a, address: x, ports: {ssh: two}}]     | 1 | port 'ssh' must be 1..65535, not 'two'
          devices: [{name: a, address: x, platform: cisco-nope}]  | 1 | device a: unknown platform 'cisco-nope'; known are cisco-ios
          devices: [{name: a, address: x, platform: Cisco IOS}]   | 1 | device a: a platform id looks like cisco-ios
          devices: [{name: a, address: x, snmp: {version: 4}}]    | 1 | version must be one of 1, 2c, 3, v1, v2c, v3, not '4'
          devices: [{name: a, address: x, snmp: {version: 2c}}]   | 1 | snmp of device a: has no read
          devices: [{name: a, address: x, snmp: {version: 3}}]    | 1 | snmp of device a: has no user
          devices: [{name: a, address: x, snmp: {version: 3, user: u, read: r}}] | 1 | key 'read' has no meaning in SNMP version 3
          devices: [{name: a, address: x, snmp: {version: 3, user: u, auth: sha256}}] | 1 | u has no auth password
          devices: [{name: a, address: x, snmp: {version: 3, user: u, auth: rot13, authPassword: hunter2-hunter2}}] | 1 | auth must be one of md5, none, sha
          devices: [{name: a, address: x, snmp: {version: 3, user: u, authPassword: hunter2-hunter2}}] | 1 | a password for auth needs its protocol
          devices: [{name: a, address: x, cli: {hostkey: maybe}}] | 1 | hostkey must be one of none, strict, tofu, not 'maybe'
          devices: [{name: a, address: x, cli: {legacy: maybe}}]  | 1 | legacy must be one of false, true, not 'maybe'
          devices: [{name: a, address: x, cli: {key: no.key}}]    | 1 | key file no.key can't be read
          devices: [{name: a, address: x, cli: [1]}]              | 1 | cli of device a: must be keys with values
          devices: [{name: [1], address: x}]                      | 1 | name must be a single value
          devices: [{name: a, address: x, fetchesFrom: [10.0.0.1, 10.0.0.300]}] | 1 | device a: fetchesFrom must be addresses of the device, such as 192.0.2.5, not '10.0.0.300'
          devices: [{name: a, address: x, fetchesFrom: sw1.example.net}] | 1 | fetchesFrom must be addresses of the device
          devices: [{name: a, address: x, fetchesFrom: 0.0.0.0}]  | 1 | not '0.0.0.0'
          devices: [{name: a, address: x, fetchesFrom: {a: b}}]   | 1 | fetchesFrom must be a single value
          {defaults: {fetchesFrom: 10.0.0.1}, devices: [{name: a, address: x}]} | 1 | defaults of inventory: unknown key 'fetchesFrom'
          devices: [{name: a, address: x, vrf: two words}]        | 1 | device a: vrf must be a single word, such as a device shows it, not 'two words'
          devices: [{name: a, address: x, sourceInterface: 'a; b'}] | 1 | device a: sourceInterface must be a single word
          devices: {name: a}                                      | 1 | devices must be a list
          devices: []                                             | 1 | devices must be a list with at least one device
          defaults: {}                                            | 1 | inventory: has no devices
          devices: [{name: a, password: hunter2-hunter2           | 1 | is no YAML
          """)
  void isRefusedWithItsLineAndCause(String yaml, int line, String cause) throws IOException {
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(file, yaml);

    assertThatThrownBy(() -> Inventory.read(file, Set.of(new PlatformId("cisco-ios"))))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + ", line " + line + ": ")
        .hasMessageContaining(cause)
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void theLineIsThatOfTheKey() throws IOException {
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(
        file, "defaults:\n  cli:\n    username: u\ndevices:\n  - name: a\n    addres: x\n");

    assertThatThrownBy(() -> Inventory.read(file, Set.of()))
        .hasMessageStartingWith(file + ", line 6: device: unknown key 'addres'");
  }

  @Test
  void aBoxUnderTwoNamesIsRefusedWithTheLinesOfBoth() throws IOException {
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(
        file,
        """
        defaults:
          ports: {snmp: 1161}
        devices:
          - name: core-1
            address: 192.0.2.1
          - name: another
            address: 192.0.2.2
          - name: core-one
            address: 192.0.2.1
            ports: {tftp: 6969}
        """);

    refused(
        file,
        file
            + ", line 9: device core-one: is one box with device core-1 (line 5): both have the"
            + " address 192.0.2.1 with the ports snmp 1161, ssh 22 and telnet 23");
  }

  @Test
  void aFileThatIsMissingOrEmptyOrBinaryOrBottomlessIsNamed() throws IOException {
    Path file = folder.resolve("inventory.yaml");
    refused(file, "there is no inventory " + file);
    Files.writeString(file, "# nothing\n");
    refused(file, file + ": is empty");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    refused(file, file.toString());
    Files.writeString(file, "devices: " + "[".repeat(200_000), StandardCharsets.UTF_8);
    refused(file, file.toString());
    refused(folder, folder.toString());
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> Inventory.read(file, Set.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }
}
