package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {
  private static final String CORE = "core 1";
  private static final String EDGE = "edge";
  private static final Function<String, List<InetSocketAddress>> PEERS =
      peer ->
          List.of(
              peer.equals(CORE)
                  ? InetSocketAddress.createUnresolved("192.0.2.1", 22)
                  : InetSocketAddress.createUnresolved("192.0.2.2", 2222));

  @TempDir Path folder;

  @Test
  void aKeyThatWasRememberedIsKnownToTheNextProcess() throws IOException {
    Path file = folder.resolve("known_hosts");

    new KnownHosts(file, PEERS).remember(CORE, "ssh-ed25519 AAAA");
    new KnownHosts(file, PEERS).remember(CORE, "ssh-ed25519 AAAA");

    assertThat(new KnownHosts(file, PEERS).find(CORE)).containsExactly("ssh-ed25519 AAAA");
    assertThat(new KnownHosts(file, PEERS).find(EDGE)).isEmpty();
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

    KnownHosts hosts = new KnownHosts(file, PEERS);

    assertThat(hosts.find(CORE)).containsExactly("ssh-rsa BBBB");
    assertThat(hosts.find(EDGE)).containsExactly("ecdsa-sha2-nistp256 CCCC");

    hosts.remember(CORE, "ssh-ed25519 FFFF");
    assertThat(Files.readAllLines(file)).endsWith("core+1 ssh-ed25519 FFFF");
  }
}
