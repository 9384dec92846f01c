package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A router that is managed by one of its addresses and fetches from another. */
@Timeout(120)
class FetchesFromTest {
  private static final String MANAGED = "127.10.9.6";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"TFTP", "SCP"})
  void anotherAddressOfTheDeviceIsServedWhenTheInventoryNamesIt(String protocol)
      throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet);
        Forwarder telnet = new Forwarder(MANAGED, lab.device(0).telnet())) {
      String fetching = lab.device(0).address().getHostAddress();
      managedOverTelnetAt(lab, telnet, "");

      Ran refused = copy(lab, protocol);
      assertThat(refused.code()).as(refused.out() + refused.err()).isEqualTo(1);
      assertThat(refused.out()).contains("FAILED").contains(fetching);

      managedOverTelnetAt(lab, telnet, "\n    fetchesFrom: [192.0.2.77, " + fetching + "]");
      Ran copied = copy(lab, protocol);
      assertThat(copied.code()).as(copied.out() + copied.err()).isZero();
      assertThat(copied.out()).contains(protocol + " started by TELNET");
    }
  }

  @Test
  void theRoutingInstanceIsInTheCommandAndASourceInterfaceIsRefusedWithARemedy()
      throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet)) {
      lab.device(0).configure("ip vrf mgmt");
      lab.edit(text -> text.replace("defaults:", "defaults:\n  vrf: mgmt"));

      Ran copied = copy(lab, "FTP");
      assertThat(copied.code()).as(copied.out() + copied.err()).isZero();
      assertThat(copied.out()).contains("SUCCESS");

      lab.edit(text -> text.replace("vrf: mgmt", "vrf: other"));
      assertThat(copy(lab, "FTP").out()).contains("vrf other").contains("FAILED");

      lab.edit(text -> text.replace("vrf: other", "sourceInterface: Loopback0"));
      JsonNode device = copy(lab, "FTP", "--json").json().get("devices").get(0);
      assertThat(device.get("status").asText()).isEqualTo("FAILED");
      assertThat(device.get("reason").asText()).contains("Loopback0").contains("Remedy");
    }
  }

  private static void managedOverTelnetAt(Lab lab, Forwarder telnet, String more)
      throws IOException {
    lab.edit(
        text ->
            text.replaceAll("telnet: \\d+", "telnet: " + telnet.port())
                .replaceFirst(
                    "(?s)address: 127[0-9.]+.*",
                    "address: " + MANAGED + "\n    snmp: null" + more + "\n"));
  }

  private static Ran copy(Lab lab, String protocol, String... more) {
    String[] words = {
      "test-copy",
      "--devices=all",
      "--transfer=" + protocol,
      "--direction=PULL",
      "--start=TELNET",
      "--config=TELNET",
      "--ftp-port=0",
      "--ssh-port=0",
      "--http-port=0"
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return lab.swim(all);
  }
}
