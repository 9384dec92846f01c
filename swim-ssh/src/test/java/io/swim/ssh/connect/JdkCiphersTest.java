package io.swim.ssh.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.SshAlgorithms;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.cipher.Cipher;
import net.schmizz.sshj.transport.cipher.Cipher.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our ciphers and the library's are the same ciphers. */
class JdkCiphersTest {
  private static final int HEADER = 4;

  private static Cipher named(List<Factory.Named<Cipher>> all, String name) {
    return all.stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .create();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aes128-gcm@openssh.com",
        "aes256-gcm@openssh.com",
        "aes128-ctr",
        "aes192-ctr",
        "aes256-ctr"
      })
  void theLibraryReadsWhatWeWriteAndTheOtherWayRound(String name) {
    List<Factory.Named<Cipher>> theirs = new DefaultConfig().getCipherFactories();
    for (boolean ours : new boolean[] {true, false}) {
      Cipher writer = named(ours ? JdkCiphers.all() : theirs, name);
      Cipher reader = named(ours ? theirs : JdkCiphers.all(), name);
      Random random = new Random(name.hashCode());
      byte[] key = new byte[64];
      byte[] nonce = new byte[64];
      random.nextBytes(key);
      random.nextBytes(nonce);
      assertThat(writer.getBlockSize()).isEqualTo(reader.getBlockSize());
      assertThat(writer.getIVSize()).isEqualTo(reader.getIVSize());
      assertThat(writer.getAuthenticationTagSize()).isEqualTo(reader.getAuthenticationTagSize());
      writer.init(Mode.Encrypt, key.clone(), nonce.clone());
      reader.init(Mode.Decrypt, key.clone(), nonce.clone());
      for (int packet = 1; packet < 20; packet++) {
        boolean authenticated = writer.getAuthenticationTagSize() > 0;
        int from = authenticated ? HEADER : 0;
        // What is encrypted is always whole blocks (RFC 4253 section 6).
        byte[] text = new byte[from + 16 * packet];
        random.nextBytes(text);
        byte[] wire = Arrays.copyOf(text, text.length + writer.getAuthenticationTagSize());
        int length = text.length - from;
        if (authenticated) {
          writer.updateAAD(wire, 0, HEADER);
        }
        writer.update(wire, from, length);
        assertThat(Arrays.copyOfRange(wire, from, text.length))
            .isNotEqualTo(Arrays.copyOfRange(text, from, text.length));
        if (authenticated) {
          reader.updateAAD(wire, 0, HEADER);
        }
        reader.update(wire, from, length);
        assertThat(Arrays.copyOf(wire, text.length)).isEqualTo(text);
      }
    }
  }

  @Test
  void ourConnectionsUseThem() {
    for (SshAlgorithms each : SshAlgorithms.values()) {
      List<Factory.Named<Cipher>> offered = SshAlgorithmSets.config(each).getCipherFactories();
      assertThat(offered)
          .extracting(Factory.Named::getName)
          .doesNotHaveDuplicates()
          .startsWith("aes128-gcm@openssh.com");
      assertThat(offered)
          .filteredOn(factory -> factory.getName().matches("aes.*(gcm|ctr).*"))
          .hasSize(5)
          .allMatch(factory -> factory.getClass().getName().contains("JdkCiphers"));
    }
  }
}
