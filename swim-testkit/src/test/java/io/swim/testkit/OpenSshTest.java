package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.SshProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SSH servers with the client of OpenSSH. */
class OpenSshTest {
  @BeforeEach
  void requireTools() {
    Tool.require("ssh");
    Tool.require("sshpass");
  }

  private static String ssh(SimulatedDevice device, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sshpass",
                "-p",
                device.credentials().password(),
                "ssh",
                "-p",
                String.valueOf(device.ports().ssh()),
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null"));
    command.addAll(List.of(more));
    command.add(device.credentials().username() + "@" + device.address().getHostAddress());
    command.add("show version");
    return Tool.run(command.toArray(String[]::new));
  }

  @Test
  void connectsWithItsDefaults() throws Exception {
    for (SshProfile profile : List.of(SshProfile.FAST, SshProfile.LIBRARY_DEFAULT)) {
      try (SimulatedFleet fleet = SimulatedFleet.builder().ssh(profile).build().start()) {
        assertThat(ssh(fleet.device(0))).as(profile.name()).contains("uptime is 5 weeks, 5 days");
      }
    }
  }

  @Test
  void legacyDeviceNeedsLegacyOptions() throws Exception {
    try (SimulatedFleet fleet = SimulatedFleet.builder().ssh(SshProfile.LEGACY).build().start()) {
      assertThat(ssh(fleet.device(0)))
          .contains(
              "no matching key exchange method found. Their offer: "
                  + "diffie-hellman-group14-sha1,diffie-hellman-group1-sha1");
      assertThat(
              ssh(
                  fleet.device(0),
                  "-oKexAlgorithms=+diffie-hellman-group1-sha1",
                  "-oHostKeyAlgorithms=+ssh-rsa",
                  "-oCiphers=+3des-cbc",
                  "-oMACs=+hmac-sha1"))
          .contains("uptime is 5 weeks, 5 days");
    }
  }
}
