package io.swim.device;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked of a TLS certificate.
 *
 * @param check how it is judged
 * @param fingerprint for {@link Check#PINNED}: SHA-256 of the certificate, hex digits in lower case
 */
public record CertificatePolicy(Check check, Optional<String> fingerprint) {
  /** How a certificate is judged. */
  public enum Check {
    /** The JVM's trust store vouches for it, and it names the host. */
    TRUSTED,
    /** It is that very certificate. */
    PINNED,
    /** Any will do: whoever sits between can read and change everything. */
    ANY
  }

  public static final CertificatePolicy TRUSTED =
      new CertificatePolicy(Check.TRUSTED, Optional.empty());
  public static final CertificatePolicy ANY = new CertificatePolicy(Check.ANY, Optional.empty());

  public CertificatePolicy {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(fingerprint, "fingerprint");
    if ((check == Check.PINNED) != fingerprint.isPresent()) {
      throw new IllegalArgumentException("a fingerprint belongs to PINNED, not to " + check);
    }
  }

  /** That certificate alone; colons and upper case in the fingerprint are allowed. */
  public static CertificatePolicy pinned(String sha256) {
    String hex = sha256.replace(":", "").strip().toLowerCase(Locale.ROOT);
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a SHA-256 fingerprint has 64 hex digits, not " + sha256);
    }
    return new CertificatePolicy(Check.PINNED, Optional.of(hex));
  }
}
