package io.swim.transfer.ssh;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.cipher.BaseCipher;

/** AES-GCM as RFC 5647, sections 7.1 to 7.3, has it: the counter half of the nonce grows by one. */
final class GcmCipher extends BaseCipher {
  private static final int NONCE_BYTES = 12;
  private static final int COUNTER_AT = 4;
  private static final int TAG_BYTES = 16;

  private final int keyBits;
  private int direction;
  private SecretKey key = new SecretKeySpec(new byte[1], "AES");
  private byte[] nonce = new byte[NONCE_BYTES];
  private byte[] plain = new byte[0];
  private boolean ready;

  GcmCipher(int keyBits) {
    super(NONCE_BYTES, TAG_BYTES, keyBits / Byte.SIZE, "AES", keyBits, "AES/GCM/NoPadding", 16);
    this.keyBits = keyBits;
  }

  @Override
  public int getKeySize() {
    return keyBits;
  }

  @Override
  protected Cipher createCipherInstance(Mode mode, byte[] rawKey, byte[] iv)
      throws GeneralSecurityException {
    direction = JdkCipher.mode(mode);
    key = new SecretKeySpec(rawKey, getAlgorithm());
    nonce = iv.clone();
    ready = false;
    return Cipher.getInstance(getTransformation());
  }

  private Cipher ready() throws GeneralSecurityException {
    Cipher cipher = getCipherInstance();
    if (!ready) {
      cipher.init(direction, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      ready = true;
    }
    return cipher;
  }

  @Override
  public void updateAAD(byte[] data, int offset, int length) throws GeneralSecurityException {
    ready().updateAAD(data, offset, length);
  }

  @Override
  public void update(byte[] data, int offset, int length) throws GeneralSecurityException {
    if (direction == Cipher.ENCRYPT_MODE) {
      ready().doFinal(data, offset, length, data, offset);
    } else {
      // In place the Java runtime would allocate and clear an array as long as data each time.
      if (plain.length < length) {
        plain = new byte[length];
      }
      int count = ready().doFinal(data, offset, length + TAG_BYTES, plain, 0);
      System.arraycopy(plain, 0, data, offset, count);
    }
    ByteBuffer counter = ByteBuffer.wrap(nonce);
    counter.putLong(COUNTER_AT, counter.getLong(COUNTER_AT) + 1);
    ready = false;
  }
}
