package io.swim.image;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Objects;

/**
 * A vendor's signature of an image, in a file of its own. Immutable; two with the same bytes are
 * equal.
 *
 * @param key the vendor's, from where the host trusts it
 * @param algorithm as {@link java.security.Signature} knows it, such as {@code SHA512withRSA}
 * @param bytes the signature itself, not in text form; copied
 */
public record DetachedSignature(PublicKey key, String algorithm, byte[] bytes) {
  public DetachedSignature {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(bytes, "bytes");
    bytes = bytes.clone();
  }

  /** A copy. */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DetachedSignature that
        && key.equals(that.key)
        && algorithm.equals(that.algorithm)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, algorithm, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return "DetachedSignature[" + algorithm + ", " + bytes.length + " bytes]";
  }
}
