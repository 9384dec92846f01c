package io.swim.image;

import java.util.Locale;
import java.util.Objects;

/**
 * The digest of a file.
 *
 * @param algorithm how it was computed
 * @param hex in lower case
 */
public record Digest(DigestAlgorithm algorithm, String hex) {
  public Digest {
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(hex, "hex");
    hex = hex.strip().toLowerCase(Locale.ROOT);
    if (hex.length() != algorithm.hexLength() || !hex.matches("[0-9a-f]+")) {
      throw new IllegalArgumentException(
          "a "
              + algorithm.jcaName()
              + " digest has "
              + algorithm.hexLength()
              + " hex digits, not '"
              + hex
              + "'");
    }
  }

  @Override
  public String toString() {
    return algorithm.jcaName() + " " + hex;
  }
}
