package io.swim.testkit.internal.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A self-signed certificate (RFC 5280) with a P-256 key, as devices make one themselves; made when
 * it is first asked for. Java has nothing public that makes one. Thread-safe.
 */
public final class SelfSigned {
  private static final String NAME = "IOS-Self-Signed-Certificate";
  private static final byte[] COMMON_NAME = {6, 3, 0x55, 4, 3};
  private static final byte[] ECDSA_SHA256 = {
    0x30, 10, 6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2
  };
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int UTF8 = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int INTEGER = 2;
  private static final int BITS = 3;

  private @Nullable SSLContext context;
  private @Nullable Certificate certificate;

  /** TLS with this certificate. */
  public synchronized SSLContext context() {
    if (context == null) {
      try {
        context = make();
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException("every Java runtime has TLS and P-256", e);
      }
    }
    return context;
  }

  /** The certificate itself. */
  public synchronized Certificate certificate() {
    context();
    if (certificate == null) {
      throw new IllegalStateException("no certificate was made");
    }
    return certificate;
  }

  private SSLContext make() throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8, ascii(NAME)))));
    byte[] content =
        der(
            SEQUENCE,
            der(INTEGER, new BigInteger(63, new SecureRandom()).toByteArray()),
            ECDSA_SHA256,
            name,
            der(
                SEQUENCE,
                der(UTC_TIME, ascii("200101000000Z")),
                der(UTC_TIME, ascii("491231235959Z"))),
            name,
            keys.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(content);
    byte[] signed = der(SEQUENCE, content, ECDSA_SHA256, der(BITS, new byte[1], signature.sign()));
    Certificate made =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(signed));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("device", keys.getPrivate(), new char[0], new Certificate[] {made});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, new char[0]);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    certificate = made;
    return tls;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** X.690: tag, length, content. */
  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    int length = content.size();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    if (length > 255) {
      all.write(0x82);
      all.write(length >> 8);
    } else if (length > 127) {
      all.write(0x81);
    }
    all.write(length & 0xff);
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }
}
