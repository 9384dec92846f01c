package io.swim.transfer.http;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes a key and a certificate that it signs itself (RFC 5280): RSA with 2048 bits, which old
 * devices know too.
 */
final class SelfSigned {
  private static final int KEY_BITS = 2048;
  private static final int SERIAL_BITS = 120;
  private static final Duration VALID = Duration.ofDays(3650);

  /** Devices whose clock is behind must take it too. */
  private static final Duration BEFORE = Duration.ofDays(2);

  private static final X500Name NAME = new X500Name("CN=SWIM file server");

  private SelfSigned() {}

  /**
   * @param addresses that it names
   */
  static TlsIdentity create(Collection<InetAddress> addresses, Instant now)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS);
    KeyPair pair = generator.generateKeyPair();
    X509v3CertificateBuilder certificate =
        new JcaX509v3CertificateBuilder(
            NAME,
            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS),
            Date.from(now.minus(BEFORE)),
            Date.from(now.plus(VALID)),
            NAME,
            pair.getPublic());
    certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    if (!addresses.isEmpty()) {
      certificate.addExtension(Extension.subjectAlternativeName, false, names(addresses));
    }
    try {
      X509Certificate signed =
          new JcaX509CertificateConverter()
              .getCertificate(
                  certificate.build(
                      new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
      return new TlsIdentity(pair.getPrivate(), List.of(signed));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e.getMessage(), e);
    }
  }

  private static GeneralNames names(Collection<InetAddress> addresses) {
    return new GeneralNames(
        addresses.stream()
            .map(InetAddress::getAddress)
            .map(org.bouncycastle.asn1.DEROctetString::new)
            .map(octets -> new GeneralName(GeneralName.iPAddress, octets))
            .toArray(GeneralName[]::new));
  }
}
