package io.swim.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;

class DetachedSignatureTest {
  private static PublicKey key() throws Exception {
    return KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
  }

  @Test
  void whatBecomesOfTheHostsArrayDoesNotChangeASignature() throws Exception {
    byte[] bytes = {1, 2, 3};
    DetachedSignature signature = new DetachedSignature(key(), "SHA512withECDSA", bytes);

    bytes[0] = 9;
    signature.bytes()[1] = 9;

    assertThat(signature.bytes()).containsExactly(1, 2, 3);
  }

  @Test
  void signaturesWithTheSameBytesAreEqual() throws Exception {
    PublicKey key = key();
    DetachedSignature one = new DetachedSignature(key, "SHA512withECDSA", new byte[] {1, 2});

    assertThat(one)
        .isEqualTo(new DetachedSignature(key, "SHA512withECDSA", new byte[] {1, 2}))
        .hasSameHashCodeAs(new DetachedSignature(key, "SHA512withECDSA", new byte[] {1, 2}))
        .isNotEqualTo(new DetachedSignature(key, "SHA512withECDSA", new byte[] {1, 3}))
        .isNotEqualTo(new DetachedSignature(key(), "SHA512withECDSA", new byte[] {1, 2}));
  }
}
