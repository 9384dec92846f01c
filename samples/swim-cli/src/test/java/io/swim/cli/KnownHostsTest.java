package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.spi.DeviceDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {
  private static final String CORE = "core 1";
  private static final String EDGE = "edge";
  private static final DeviceDirectory DEVICES =
      id ->
          Optional.of(
              id.value().equals(CORE)
                  ? Device.of("core 1", "192.0.2.1")
                  : Device.of("edge", "192.0.2.2").withPorts(DevicePorts.of(161, 2222, 23)));

  @TempDir Path folder;

  @Test
  void aKeyThatWasRememberedIsKnownToTheNextProcess() throws IOException {
    Path file = folder.resolve("known_hosts");

    new KnownHosts(file, DEVICES).remember(CORE, "ssh-ed25519 AAAA");
    new KnownHosts(file, DEVICES).remember(CORE, "ssh-ed25519 AAAA");

    assertThat(new KnownHosts(file, DEVICES).find(CORE)).containsExactly("ssh-ed25519 AAAA");
    assertThat(new KnownHosts(file, DEVICES).find(EDGE)).isEmpty();
    assertThat(Files.readAllLines(file)).containsExactly("core+1 ssh-ed25519 AAAA");
  }

  @Test
  void whatSshKeyscanWritesIsUnderstood() throws IOException {
    Path file = folder.resolve("known_hosts");
    Files.writeString(
        file,
        "# 192.0.2.1:22 SSH-2.0-Cisco-1.25\n"
            + "192.0.2.1 ssh-rsa BBBB\n"
            + "[192.0.2.2]:2222,other ecdsa-sha2-nistp256 CCCC comment\n"
            + "@revoked 192.0.2.1 ssh-rsa DDDD\n"
            + "192.0.2.2 ssh-rsa EEEE");

    KnownHosts hosts = new KnownHosts(file, DEVICES);

    assertThat(hosts.find(CORE)).containsExactly("ssh-rsa BBBB");
    assertThat(hosts.find(EDGE)).containsExactly("ecdsa-sha2-nistp256 CCCC");

    hosts.remember(CORE, "ssh-ed25519 FFFF");
    assertThat(Files.readAllLines(file)).endsWith("core+1 ssh-ed25519 FFFF");
  }
}
