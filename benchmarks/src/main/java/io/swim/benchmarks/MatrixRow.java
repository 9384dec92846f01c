package io.swim.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One client, server, protocol and direction of {@link TransferMatrix}.
 *
 * @param direction seen from the client
 */
record MatrixRow(String client, String server, String protocol, String direction, Passage passage) {
  /** How a file gets from one side to the other. */
  interface Passage {
    /** What is needed before the clock runs. */
    void prepare(Path original) throws Exception;

    /** The transfer itself; throws with the words of whoever can't do it. */
    void pass(Path original) throws Exception;

    /** SHA-256 of what arrived, where it arrived. */
    String arrived(Path original) throws Exception;

    /** Removes what was left behind, whether it arrived or not. */
    void clean(Path original) throws Exception;
  }

  /** For the option that chooses rows. */
  String label() {
    return String.join(" ", client, server, protocol, direction);
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = newSha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] piece = new byte[1 << 16];
      while (in.read(piece) >= 0) {
        // The stream digests it.
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
