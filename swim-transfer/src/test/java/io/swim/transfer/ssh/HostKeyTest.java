package io.swim.transfer.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKeyTest {
  @TempDir Path folder;

  private static SshFileServerBuilder builder() {
    return SshFileServer.builder().bind(new InetSocketAddress(TestSshServer.LOOPBACK, 0));
  }

  private static String fingerprint(SshFileServerBuilder builder) throws IOException {
    try (SshFileServer server = builder.build()) {
      server.start();
      return server.fingerprint().orElseThrow();
    }
  }

  @Test
  void aKeyFileIsMadeForTheOwnerAloneAndKept() throws Exception {
    Path file = folder.resolve("host_key");

    String first = fingerprint(builder().hostKeyFile(file));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(first).startsWith("SHA256:").hasSize("SHA256:".length() + 43);
    assertThat(fingerprint(builder().hostKeyFile(file))).isEqualTo(first);
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void withoutAFileEachServerHasAKeyOfItsOwn() throws Exception {
    assertThat(fingerprint(builder())).isNotEqualTo(fingerprint(builder()));
  }

  @Test
  void aGivenKeyIsUsed() throws Exception {
    var key = KeyPairGenerator.getInstance("EC").generateKeyPair();
    assertThat(fingerprint(builder().hostKey(key))).isEqualTo(fingerprint(builder().hostKey(key)));
  }

  @Test
  void aFileThatHoldsNoKeyIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("host_key"), "not a key\n");
    assertThatThrownBy(() -> fingerprint(builder().hostKeyFile(file)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void theFingerprintIsKnownOnceTheServerWasStarted() throws Exception {
    try (SshFileServer server = builder().build()) {
      assertThat(server.fingerprint()).isEmpty();

      server.start();

      assertThat(server.fingerprint().orElseThrow()).startsWith("SHA256:");
    }
  }
}
