package io.swim.ssh.connect;

import com.hierynomus.sshj.transport.cipher.GcmCipher;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.transport.cipher.BlockCipher;
import net.schmizz.sshj.transport.cipher.Cipher;

/**
 * AES by the provider that the JVM prefers, which is the JDK's own unless the host says otherwise.
 * The library takes Bouncy Castle once that is registered, whose AES does without the processor's
 * instructions. The switch for that is one for the whole JVM, so it is left alone.
 */
final class JdkCiphers {
  private static final int AES_BLOCK = 16;
  private static final int GCM_NONCE = 12;
  private static final int GCM_TAG = 16;

  private JdkCiphers() {}

  /** AES in GCM (RFC 5647, with OpenSSH's names) and counter mode (RFC 4344). */
  static List<Factory.Named<Cipher>> all() {
    return List.of(
        new Named("aes128-gcm@openssh.com", () -> new Gcm(16)),
        new Named("aes256-gcm@openssh.com", () -> new Gcm(32)),
        new Named("aes128-ctr", () -> new Counter(16)),
        new Named("aes192-ctr", () -> new Counter(24)),
        new Named("aes256-ctr", () -> new Counter(32)));
  }

  private record Named(String name, Factory<Cipher> factory) implements Factory.Named<Cipher> {
    @Override
    public Cipher create() {
      return factory.create();
    }

    @Override
    public String getName() {
      return name;
    }
  }

  /** Without a provider's name, unlike the library. */
  private static javax.crypto.Cipher preferred(String transformation)
      throws GeneralSecurityException {
    return javax.crypto.Cipher.getInstance(transformation);
  }

  private static final class Gcm extends GcmCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    private final int keyBytes;

    Gcm(int keyBytes) {
      super(GCM_NONCE, GCM_TAG, keyBytes, "AES", TRANSFORMATION);
      this.keyBytes = keyBytes;
    }

    @Override
    public void init(Mode mode, byte[] key, byte[] iv) {
      try {
        cipher = preferred(TRANSFORMATION);
        initCipher(cipher, mode, Arrays.copyOf(key, keyBytes), Arrays.copyOf(iv, GCM_NONCE));
      } catch (GeneralSecurityException e) {
        throw new SSHRuntimeException(e.getMessage(), e);
      }
    }
  }

  private static final class Counter extends BlockCipher {
    private static final String TRANSFORMATION = "AES/CTR/NoPadding";

    private final int keyBytes;

    Counter(int keyBytes) {
      super(AES_BLOCK, keyBytes, "AES", TRANSFORMATION);
      this.keyBytes = keyBytes;
    }

    @Override
    public void init(Mode mode, byte[] key, byte[] iv) {
      try {
        cipher = preferred(TRANSFORMATION);
        initCipher(cipher, mode, Arrays.copyOf(key, keyBytes), Arrays.copyOf(iv, AES_BLOCK));
      } catch (GeneralSecurityException e) {
        throw new SSHRuntimeException(e.getMessage(), e);
      }
    }
  }
}
