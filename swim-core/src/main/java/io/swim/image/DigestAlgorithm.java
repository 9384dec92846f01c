package io.swim.image;

/** Digests that vendors publish and devices compute. */
public enum DigestAlgorithm {
  MD5("MD5", 32),
  SHA_256("SHA-256", 64),
  SHA_512("SHA-512", 128);

  private final String jcaName;
  private final int hexLength;

  DigestAlgorithm(String jcaName, int hexLength) {
    this.jcaName = jcaName;
    this.hexLength = hexLength;
  }

  /** The name that {@link java.security.MessageDigest} knows. */
  public String jcaName() {
    return jcaName;
  }

  /** Hex digits of a digest. */
  public int hexLength() {
    return hexLength;
  }
}
