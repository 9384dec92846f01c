package io.swim.cli.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.cli.BadInput;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.DevicePorts;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials.Auth;
import io.swim.device.SnmpCredentials.Community;
import io.swim.device.SnmpCredentials.Priv;
import io.swim.device.SnmpCredentials.User;
import io.swim.device.SnmpCredentials.Version;
import io.swim.device.SshAlgorithms;
import io.swim.spi.FetchRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
  @TempDir Path folder;

  @Test
  void defaultsLieUnderEachDeviceKeyByKey() throws IOException {
    Inventory inventory =
        read(
            """
            defaults:
              platform: cisco-ios
              location: Bern
              fileSystem: disk1
              ports: {snmp: 1161, ssh: 2222, tftp: 6969}
              snmp: {version: 2c, read: public, write: private}
              cli: {username: admin, password: one, enable: two, hostkey: tofu}
            devices:
              - name: sw1
                address: 192.0.2.1
              - name: sw2
                address: sw2.example
                location: Basel
                fileSystem: 'flash:'
                serialNumber: FOC1
                ports: {ssh: 22}
                snmp: {write: other, version: 1}
                cli: {password: 0123, legacy: true}
            """);

    Device first = device(inventory, "sw1");
    assertThat(first.address()).isEqualTo("192.0.2.1");
    assertThat(first.platform()).contains(new PlatformId("cisco-ios"));
    assertThat(first.location()).isEqualTo("Bern");
    assertThat(first.fileSystem()).contains("disk1:");
    assertThat(first.ports()).isEqualTo(DevicePorts.of(1161, 2222, 23).withTftpServer(6969));
    assertThat(first.hostKeys()).isEqualTo(HostKeyPolicy.TRUST_ON_FIRST_USE);
    assertThat(first.sshAlgorithms()).isEqualTo(SshAlgorithms.MODERN);
    assertThat(inventory.snmp(first))
        .contains(
            new Community(Version.V2C, Secret.of("public"), Optional.of(Secret.of("private"))));
    assertThat(inventory.cli(first))
        .contains(CliCredentials.of("admin", Secret.of("one"), Secret.of("two")));

    Device second = device(inventory, "sw2");
    assertThat(second.location()).isEqualTo("Basel");
    assertThat(second.fileSystem()).contains("flash:");
    assertThat(second.serialNumber()).contains("FOC1");
    assertThat(second.ports()).isEqualTo(DevicePorts.of(1161, 22, 23).withTftpServer(6969));
    assertThat(second.hostKeys()).isEqualTo(HostKeyPolicy.TRUST_ON_FIRST_USE);
    assertThat(second.sshAlgorithms()).isEqualTo(SshAlgorithms.LEGACY);
    assertThat(inventory.snmp(second))
        .contains(new Community(Version.V1, Secret.of("public"), Optional.of(Secret.of("other"))));
    assertThat(inventory.cli(second))
        .contains(CliCredentials.of("admin", Secret.of("0123"), Secret.of("two")));
  }

  @Test
  void whereADeviceFetchesFromIsItsAddressAndWhatElseTheInventorySays() throws IOException {
    Inventory inventory =
        read(
            """
            defaults: {vrf: mgmt}
            devices:
              - {name: plain, address: 192.0.2.1, vrf: null}
              - {name: one, address: 192.0.2.2, fetchesFrom: 198.51.100.7}
              - name: many
                address: 192.0.2.3
                fetchesFrom: [198.51.100.9, '2001:db8::5', 192.0.2.3]
                sourceInterface: GigabitEthernet0/0.100
            """);

    assertThat(route(inventory, "plain")).isEqualTo(FetchRoute.from(address("192.0.2.1")));
    assertThat(route(inventory, "one").peers())
        .containsExactly(address("192.0.2.2"), address("198.51.100.7"));
    assertThat(route(inventory, "one").vrf()).contains("mgmt");
    assertThat(route(inventory, "many").peers())
        .containsExactly(address("192.0.2.3"), address("198.51.100.9"), address("2001:db8::5"));
    assertThat(route(inventory, "many").sourceInterface()).contains("GigabitEthernet0/0.100");
    assertThat(inventory.routes().of(Device.of("stranger", "192.0.2.9")))
        .isEqualTo(FetchRoute.from(address("192.0.2.9")));
  }

  private static FetchRoute route(Inventory inventory, String name) throws IOException {
    return inventory.routes().of(device(inventory, name));
  }

  private static InetAddress address(String text) throws IOException {
    return InetAddress.getByName(text);
  }

  @Test
  void aDeviceWithNameAndAddressAloneHasStandardPortsAndAStrictHostKey() throws IOException {
    Inventory inventory = read("devices: [{name: a, address: 192.0.2.7}]");

    Device device = device(inventory, "a");

    assertThat(device).isEqualTo(Device.of("a", "192.0.2.7"));
    assertThat(inventory.snmp(device)).isEmpty();
    assertThat(inventory.cli(device)).isEmpty();
  }

  @Test
  void nullTakesADefaultAway() throws IOException {
    Inventory inventory =
        read(
            """
            defaults: {snmp: {read: public}, cli: {username: u, password: p}}
            devices: [{name: a, address: 192.0.2.7, snmp: null}]
            """);

    assertThat(inventory.snmp(device(inventory, "a"))).isEmpty();
    assertThat(inventory.cli(device(inventory, "a"))).isPresent();
  }

  @Test
  void anSnmpUserIsWrittenFlatOrNested() throws IOException {
    Inventory inventory =
        read(
            """
            defaults: {snmp: {version: 2c, read: public}}
            devices:
              - name: flat
                address: 192.0.2.1
                snmp: {version: 3, user: ops, auth: sha256, authPassword: frotz-ozmoo, priv: aes, privPassword: gnusto-rezrov}
              - name: nested
                address: 192.0.2.2
                snmp:
                  version: 3
                  user: ops
                  auth: {protocol: SHA256, password: frotz-ozmoo}
                  priv: {protocol: aes128, password: gnusto-rezrov}
              - name: suffixed
                address: 192.0.2.3
                snmp: {version: 3, user: ops, authProtocol: sha256, authPassword: frotz-ozmoo, privProtocol: aes, privPassword: gnusto-rezrov}
              - name: open
                address: 192.0.2.4
                snmp: {user: ops, version: 3}
            """);

    User user =
        new User(
            "ops",
            Auth.SHA256,
            Optional.of(Secret.of("frotz-ozmoo")),
            Priv.AES128,
            Optional.of(Secret.of("gnusto-rezrov")));
    for (String name : new String[] {"flat", "nested", "suffixed"}) {
      assertThat(inventory.snmp(device(inventory, name))).as(name).contains(user);
    }
    assertThat(inventory.snmp(device(inventory, "open")))
        .contains(new User("ops", Auth.NONE, Optional.empty(), Priv.NONE, Optional.empty()));
  }

  @Test
  void aPrivateKeyStandsInAFileBesideTheInventoryOrInIt() throws IOException {
    String pem = "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n";
    Files.writeString(folder.resolve("ops.key"), pem);
    Inventory inventory =
        read(
            """
            defaults: {cli: {username: u}}
            devices:
              - {name: file, address: 192.0.2.1, cli: {key: ops.key}}
              - name: inline
                address: 192.0.2.2
                cli:
                  key: |
                    -----BEGIN OPENSSH PRIVATE KEY-----
                    AAAA
                    -----END OPENSSH PRIVATE KEY-----
            """);

    for (String name : new String[] {"file", "inline"}) {
      assertThat(inventory.cli(device(inventory, name)).orElseThrow().privateKey())
          .as(name)
          .contains(Secret.of(pem));
    }
  }

  @Test
  void devicesAreChosenByNameOrAllInTheOrderOfTheUser() throws IOException {
    Inventory inventory =
        read("devices: [{name: a, address: x}, {name: b, address: y}, {name: c, address: z}]");

    assertThat(inventory.choose("all")).extracting(Device::address).containsExactly("x", "y", "z");
    assertThat(inventory.choose("c, a,c")).extracting(Device::address).containsExactly("z", "x");
    assertThatThrownBy(() -> inventory.choose("a,nobody"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("unknown device 'nobody'")
        .hasMessageContaining("inventory.yaml");
    assertThatThrownBy(() -> inventory.choose(",")).isInstanceOf(BadInput.class);
  }

  @Test
  void devicesWithOneAddressAndOtherPortsAreDifferentBoxes() throws IOException {
    Inventory inventory =
        read(
            """
            devices:
              - {name: a, address: 127.0.0.1, ports: {ssh: 2201}}
              - {name: b, address: 127.0.0.1, ports: {ssh: 2202}}
              - {name: c, address: 127.0.0.1}
            """);

    assertThat(inventory.choose("all")).hasSize(3);
  }

  private Inventory read(String yaml) throws IOException {
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(file, yaml);
    return Inventory.read(file, Set.of(new PlatformId("cisco-ios")));
  }

  private static Device device(Inventory inventory, String name) {
    return inventory.find(new DeviceId(name)).orElseThrow();
  }
}
