package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Certificates and keys as text (RFC 7468). */
final class PemFile {
  private PemFile() {}

  /**
   * Reads the certificates from one file and the key for the first from another, or the same.
   *
   * @throws IOException when they can't be used; the message names the file and never holds a key
   */
  static TlsIdentity read(Path certificates, Path key) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (Object part : parts(certificates)) {
        if (part instanceof X509CertificateHolder certificate) {
          chain.add(new JcaX509CertificateConverter().getCertificate(certificate));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(
          certificates + " holds a certificate that can't be read: " + e.getMessage(), e);
    }
    if (chain.isEmpty()) {
      throw new IOException(certificates + " holds no certificate in PEM form");
    }
    TlsIdentity identity = new TlsIdentity(key(key), chain);
    if (!belongTogether(identity)) {
      throw new IOException(
          "the key in " + key + " is not that of the first certificate in " + certificates);
    }
    return identity;
  }

  private static PrivateKey key(Path file) throws IOException {
    List<PrivateKeyInfo> keys = new ArrayList<>();
    for (Object part : parts(file)) {
      if (part instanceof PrivateKeyInfo key) {
        keys.add(key);
      } else if (part instanceof PEMKeyPair pair) {
        keys.add(pair.getPrivateKeyInfo());
      }
    }
    if (keys.size() != 1) {
      throw new IOException(
          file
              + " holds "
              + keys.size()
              + " private keys that can be read, not one; it must be without a password:"
              + " openssl pkcs8 -topk8 -nodes makes it so");
    }
    return new JcaPEMKeyConverter().getPrivateKey(keys.get(0));
  }

  private static List<Object> parts(Path file) throws IOException {
    List<Object> parts = new ArrayList<>();
    try (PEMParser parser = new PEMParser(Files.newBufferedReader(file, ISO_8859_1))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        parts.add(part);
      }
      return parts;
    } catch (java.nio.file.FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + " is not in proper PEM form", e);
    }
  }

  private static boolean belongTogether(TlsIdentity identity) {
    String algorithm =
        switch (identity.key().getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
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

  /** Writes both into a new file, or in place of an old one, that only its owner may read. */
  static void write(Path file, TlsIdentity identity) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Files.createFile(beside, ownerOnly());
    try (Writer to = Files.newBufferedWriter(beside, ISO_8859_1);
        JcaPEMWriter writer = new JcaPEMWriter(to)) {
      writer.writeObject(new JcaPKCS8Generator(identity.key(), null));
      for (X509Certificate each : identity.chain()) {
        writer.writeObject(each);
      }
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
