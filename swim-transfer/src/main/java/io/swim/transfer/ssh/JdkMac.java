package io.swim.transfer.ssh;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.mac.Mac;

/** HMAC by the Java runtime, for the same reason as {@link JdkCipher}. */
final class JdkMac implements Mac {
  private final String algorithm;
  private final int bytes;
  private final boolean afterEncryption;
  private final javax.crypto.Mac mac;

  private JdkMac(String algorithm, int bytes, boolean afterEncryption) {
    this.algorithm = algorithm;
    this.bytes = bytes;
    this.afterEncryption = afterEncryption;
    try {
      mac = javax.crypto.Mac.getInstance(algorithm);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }

  static List<NamedFactory<Mac>> factories() {
    return List.of(
        factory("hmac-sha2-256-etm@openssh.com", "HmacSHA256", 32),
        factory("hmac-sha2-512-etm@openssh.com", "HmacSHA512", 64),
        factory("hmac-sha2-256", "HmacSHA256", 32),
        factory("hmac-sha2-512", "HmacSHA512", 64));
  }

  private static NamedFactory<Mac> factory(String name, String algorithm, int bytes) {
    boolean afterEncryption = name.contains("-etm@");
    return new NamedFactory<>() {
      @Override
      public String getName() {
        return name;
      }

      @Override
      public Mac create() {
        return new JdkMac(algorithm, bytes, afterEncryption);
      }
    };
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public int getBlockSize() {
    return bytes;
  }

  @Override
  public int getDefaultBlockSize() {
    return bytes;
  }

  @Override
  public boolean isEncryptThenMac() {
    return afterEncryption;
  }

  @Override
  public void init(byte[] key) throws GeneralSecurityException {
    mac.init(new SecretKeySpec(key, 0, Math.min(key.length, bytes), algorithm));
  }

  @Override
  public void updateUInt(long value) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt((int) value).flip());
  }

  @Override
  public void update(byte[] data, int offset, int length) {
    mac.update(data, offset, length);
  }

  @Override
  public void doFinal(byte[] into, int offset) throws GeneralSecurityException {
    mac.doFinal(into, offset);
  }
}
