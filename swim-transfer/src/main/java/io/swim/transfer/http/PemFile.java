package io.swim.transfer.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys as text (RFC 7468). */
final class PemFile {
  private static final Pattern PART =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final byte[] RSA_KEY =
      Der.sequence(Der.identifier(1, 2, 840, 113549, 1, 1, 1), Der.NULL);

  private PemFile() {}

  /**
   * Reads the certificates from one file and the key for the first from another, or the same.
   *
   * @throws IOException when they can't be used; the message names the file and never holds a key
   */
  static TlsIdentity read(Path certificates, Path key) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    for (byte[] der : parts(certificates, "CERTIFICATE")) {
      chain.add(certificate(certificates, der));
    }
    if (chain.isEmpty()) {
      throw new IOException(certificates + " holds no certificate in PEM form");
    }
    TlsIdentity identity = new TlsIdentity(key(key, chain.get(0)), chain);
    if (!belongTogether(identity)) {
      throw new IOException(
          "the key in " + key + " is not that of the first certificate in " + certificates);
    }
    return identity;
  }

  private static X509Certificate certificate(Path file, byte[] der) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds a certificate that can't be read: " + e.getMessage(), e);
    }
  }

  private static PrivateKey key(Path file, X509Certificate certificate) throws IOException {
    List<byte[]> keys = new ArrayList<>(parts(file, "PRIVATE KEY"));
    for (byte[] rsa : parts(file, "RSA PRIVATE KEY")) {
      keys.add(Der.sequence(Der.integer(BigInteger.ZERO), RSA_KEY, Der.octets(rsa)));
    }
    if (keys.size() != 1) {
      throw new IOException(
          file
              + " holds "
              + keys.size()
              + " private keys that can be read, not one; it must be without a password:"
              + " openssl pkcs8 -topk8 -nodes makes it so");
    }
    try {
      return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
    } catch (GeneralSecurityException e) {
      throw new IOException(
          file
              + " holds no "
              + certificate.getPublicKey().getAlgorithm()
              + " key, which the certificate has");
    }
  }

  private static boolean belongTogether(TlsIdentity identity) {
    String algorithm =
        switch (identity.key().getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> identity.key().getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(identity.key());
      byte[] signed = signature.sign();
      signature.initVerify(identity.chain().get(0).getPublicKey());
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static List<byte[]> parts(Path file, String kind) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    Matcher part = PART.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    while (part.find()) {
      if (part.group(1).equals(kind)) {
        try {
          parts.add(Base64.getMimeDecoder().decode(part.group(2)));
        } catch (IllegalArgumentException e) {
          throw new IOException(file + " holds a " + kind + " that is not in base64");
        }
      }
    }
    return parts;
  }

  /** Writes both into a new file, or in place of an old one, that only its owner may read. */
  static void write(Path file, TlsIdentity identity) throws IOException {
    StringBuilder text = new StringBuilder();
    append(text, "PRIVATE KEY", identity.key().getEncoded());
    try {
      for (X509Certificate each : identity.chain()) {
        append(text, "CERTIFICATE", each.getEncoded());
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate can't be written", e);
    }
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Files.createFile(beside, ownerOnly());
    Files.writeString(beside, text, StandardOpenOption.WRITE);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void append(StringBuilder text, String kind, byte[] der) {
    text.append("-----BEGIN ")
        .append(kind)
        .append("-----\n")
        .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der))
        .append("\n-----END ")
        .append(kind)
        .append("-----\n");
  }
}
