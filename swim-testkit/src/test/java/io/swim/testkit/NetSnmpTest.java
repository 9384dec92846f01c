package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SnmpUser;
import io.swim.testkit.device.SnmpUser.Auth;
import io.swim.testkit.device.SnmpUser.Privacy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agents with the tools of net-snmp, which share no code with them. */
class NetSnmpTest {
  private static final String AUTH = "auth-password";
  private static final String PRIVACY = "privacy-password";
  private static final String NAME = "1.3.6.1.2.1.1.5.0";
  private static final String COPY = "1.3.6.1.4.1.9.9.10.1.2.1.1.";

  @RegisterExtension
  final SimulatedFleetExtension devices =
      SimulatedFleetExtension.of(
          SimulatedFleet.builder()
              .count(2)
              .allowSnmpReload()
              .credentials(
                  SimulatedCredentials.defaults()
                      .withSnmpUsers(
                          SnmpUser.noAuth("nobody"),
                          SnmpUser.auth("sha1", Auth.SHA1, AUTH),
                          SnmpUser.authPriv("md5-des", Auth.MD5, AUTH, Privacy.DES, PRIVACY),
                          SnmpUser.authPriv("sha-aes", Auth.SHA1, AUTH, Privacy.AES128, PRIVACY),
                          SnmpUser.authPriv("256", Auth.SHA256, AUTH, Privacy.AES128, PRIVACY),
                          SnmpUser.authPriv("512", Auth.SHA512, AUTH, Privacy.AES256, PRIVACY))));

  @BeforeEach
  void requireTools() {
    Tool.require("snmpget");
  }

  private static String run(String tool, SimulatedDevice device, List<String> how, String... what)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(tool, "-On", "-t", "2", "-r", "0"));
    command.addAll(how);
    command.add(device.address().getHostAddress() + ":" + device.ports().snmp());
    command.addAll(List.of(what));
    return Tool.run(command.toArray(String[]::new));
  }

  private static List<String> user(String name, String auth, String privacy) {
    return List.of(
        "-v3", "-l", "authPriv", "-u", name, "-a", auth, "-A", AUTH, "-x", privacy, "-X", PRIVACY);
  }

  @ParameterizedTest
  @CsvSource({"md5-des, MD5, DES", "sha-aes, SHA, AES", "256, SHA-256, AES"})
  void authenticatedAndEncrypted(String name, String auth, String privacy) throws Exception {
    for (SimulatedDevice device : devices.fleet().devices()) {
      assertThat(run("snmpget", device, user(name, auth, privacy), NAME))
          .contains("STRING: \"" + device.name() + "\"");
    }
  }

  @Test
  void sha512AndAes256() throws Exception {
    String output =
        run("snmpget", devices.fleet().device(0), user("512", "SHA-512", "AES-256"), NAME);
    // Some builds of net-snmp come without AES-256 and say so.
    org.junit.jupiter.api.Assumptions.assumeFalse(output.contains("Invalid privacy protocol"));
    assertThat(output).contains("STRING: \"sw-01\"");
  }

  @Test
  void lowerSecurityLevelsAndWrongOnes(SimulatedDevice device) throws Exception {
    assertThat(run("snmpget", device, List.of("-v3", "-l", "noAuthNoPriv", "-u", "nobody"), NAME))
        .contains("\"sw-01\"");
    List<String> sha = List.of("-v3", "-l", "authNoPriv", "-u", "sha1", "-a", "SHA", "-A");
    assertThat(run("snmpget", device, with(sha, AUTH), NAME)).contains("\"sw-01\"");
    assertThat(run("snmpget", device, with(sha, "wrong-password"), NAME))
        .contains("Authentication failure");
    assertThat(run("snmpget", device, List.of("-v3", "-l", "noAuthNoPriv", "-u", "who"), NAME))
        .contains("Unknown user name");
    assertThat(run("snmpget", device, List.of("-v3", "-l", "noAuthNoPriv", "-u", "sha1"), NAME))
        .contains("Unsupported security level");
    assertThat(
            run(
                "snmpset",
                device,
                List.of("-v3", "-l", "noAuthNoPriv", "-u", "nobody"),
                "1.3.6.1.4.1.9.2.9.9.0",
                "i",
                "1"))
        .contains("noAccess");
  }

  private static List<String> with(List<String> words, String last) {
    List<String> all = new ArrayList<>(words);
    all.add(last);
    return all;
  }

  @Test
  void walksGiveTheSameWithEveryVersion(SimulatedDevice device) throws Exception {
    String first = run("snmpwalk", device, List.of("-v1", "-c", "public"), "1.3.6.1.4.1.9.9.10");
    String second = run("snmpwalk", device, List.of("-v2c", "-c", "public"), "1.3.6.1.4.1.9.9.10");
    String bulk = run("snmpbulkwalk", device, user("256", "SHA-256", "AES"), "1.3.6.1.4.1.9.9.10");
    // SNMPv1 has no Counter64, so a manager of version 1 never sees such objects (RFC 3584).
    assertThat(second).contains("Counter64");
    assertThat(first).doesNotContain("Counter64");
    assertThat(first.lines()).hasSizeGreaterThan(25);
    assertThat(second.lines())
        .containsAll(first.lines().filter(l -> !l.startsWith("End")).toList());
    assertThat(bulk).isEqualTo(second);
  }

  @Test
  void imageIsCopiedAndTheDeviceReloaded(SimulatedDevice device, @TempDir Path folder)
      throws Exception {
    List<String> write = List.of("-v2c", "-c", "private");
    assertThat(
            run(
                "snmpset",
                device,
                write,
                COPY + "2.77",
                "i",
                "2",
                COPY + "5.77",
                "s",
                "x.bin",
                COPY + "4.77",
                "a",
                "127.0.0.1",
                COPY + "11.77",
                "i",
                "4"))
        .contains(".11.77 = INTEGER: 4");
    assertThat(run("snmpget", device, write, COPY + "8.77")).contains("INTEGER: ");
    assertThat(run("snmpset", device, write, "1.3.6.1.4.1.9.2.9.9.0", "i", "2"))
        .contains("INTEGER: 2");
    await().until(() -> device.rebootCount() == 1);
    await()
        .untilAsserted(
            () ->
                assertThat(run("snmpget", device, user("256", "SHA-256", "AES"), NAME))
                    .contains("sw-01"));
  }
}
