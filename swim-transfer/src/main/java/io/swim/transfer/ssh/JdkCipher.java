package io.swim.transfer.ssh;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BaseCTRCipher;
import org.apache.sshd.common.cipher.Cipher;

/**
 * AES by the Java runtime, which uses the processor's instructions for it. SSHD's own factories ask
 * BouncyCastle as soon as that is on the class path (sshj brings it along), several times slower.
 */
final class JdkCipher {
  private static final int BLOCK = 16;

  private JdkCipher() {}

  /** Fastest first. */
  static List<NamedFactory<Cipher>> factories() {
    return List.of(
        factory("aes128-gcm@openssh.com", 128),
        factory("aes256-gcm@openssh.com", 256),
        factory("aes128-ctr", 128),
        factory("aes192-ctr", 192),
        factory("aes256-ctr", 256));
  }

  private static NamedFactory<Cipher> factory(String name, int keyBits) {
    boolean gcm = name.contains("-gcm");
    return new NamedFactory<>() {
      @Override
      public String getName() {
        return name;
      }

      @Override
      public Cipher create() {
        return gcm ? new GcmCipher(keyBits) : new Ctr(keyBits);
      }
    };
  }

  /** RFC 4344, section 4. */
  private static final class Ctr extends BaseCTRCipher {
    Ctr(int keyBits) {
      super(BLOCK, 0, keyBits / Byte.SIZE, "AES", keyBits, "AES/CTR/NoPadding", BLOCK);
    }

    @Override
    protected javax.crypto.Cipher createCipherInstance(Mode mode, byte[] key, byte[] iv)
        throws GeneralSecurityException {
      AlgorithmParameterSpec start = new IvParameterSpec(iv);
      javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance(getTransformation());
      cipher.init(mode(mode), new SecretKeySpec(key, getAlgorithm()), start);
      return cipher;
    }
  }

  static int mode(Cipher.Mode mode) {
    return mode == Cipher.Mode.Encrypt
        ? javax.crypto.Cipher.ENCRYPT_MODE
        : javax.crypto.Cipher.DECRYPT_MODE;
  }
}
