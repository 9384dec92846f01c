package io.swim.testkit.internal.http;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A self-signed certificate (RFC 5280) with a P-256 key, as devices make one themselves; made when
 * it is first asked for. Thread-safe.
 */
public final class SelfSigned {
  private static final X500Name NAME = new X500Name("CN=IOS-Self-Signed-Certificate");
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2049-12-31T23:59:59Z");
  private static final int SERIAL_BITS = 63;

  private @Nullable SSLContext context;
  private @Nullable Certificate certificate;

  /** TLS with this certificate. */
  public synchronized SSLContext context() {
    if (context == null) {
      try {
        context = make();
      } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
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

  private SSLContext make()
      throws GeneralSecurityException, IOException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    X509CertificateHolder signed =
        new JcaX509v1CertificateBuilder(
                NAME,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(FROM),
                Date.from(UNTIL),
                NAME,
                keys.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
    Certificate made = new JcaX509CertificateConverter().getCertificate(signed);
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
}
