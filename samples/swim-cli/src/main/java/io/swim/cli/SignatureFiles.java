package io.swim.cli;

import io.swim.image.DetachedSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads a vendor's signature and key, as {@code openssl} writes and publishes them. */
final class SignatureFiles {
  private static final String KEY = "-----BEGIN PUBLIC KEY-----";
  private static final String KEY_END = "-----END PUBLIC KEY-----";
  private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

  private SignatureFiles() {}

  /**
   * A signature.
   *
   * @param signature the bytes alone
   * @param key a public key (RFC 7468, section 13) or a certificate, in PEM form
   * @param algorithm as {@link java.security.Signature} knows it; empty: SHA-512 with that key
   */
  static DetachedSignature read(Path signature, Path key, Optional<String> algorithm) {
    PublicKey trusted = key(key);
    return new DetachedSignature(
        trusted, algorithm.orElseGet(() -> usual(trusted)), bytes(signature));
  }

  private static String usual(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA512withRSA";
      case "EC" -> "SHA512withECDSA";
      default -> key.getAlgorithm();
    };
  }

  private static PublicKey key(Path file) {
    byte[] bytes = bytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    try {
      if (text.contains(CERTIFICATE)) {
        int begin = text.indexOf(CERTIFICATE);
        return CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes, begin, bytes.length - begin))
            .getPublicKey();
      }
      int begin = text.indexOf(KEY);
      int end = text.indexOf(KEY_END);
      if (begin < 0 || end < begin) {
        throw new BadInput(file + " holds neither a public key nor a certificate in PEM form");
      }
      return key(Base64.getMimeDecoder().decode(text.substring(begin + KEY.length(), end)), file);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new BadInput(file + " holds no key that can be read: " + e.getMessage(), e);
    }
  }

  private static PublicKey key(byte[] encoded, Path file) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "EdDSA", "RSASSA-PSS")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException e) {
        continue;
      }
    }
    throw new BadInput(file + " holds a key of a kind that this Java does not know");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadInput(file + " can't be read: " + Words.because(e), e);
    }
  }
}
