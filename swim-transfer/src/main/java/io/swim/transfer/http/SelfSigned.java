package io.swim.transfer.http;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Makes a key and a certificate that it signs itself (RFC 5280): RSA with 2048 bits, which old
 * devices know too. The JDK has no public way to make a certificate.
 */
final class SelfSigned {
  private static final int KEY_BITS = 2048;
  private static final int SERIAL_BITS = 120;
  private static final Duration VALID = Duration.ofDays(3650);

  /** Devices whose clock is behind must take it too. */
  private static final Duration BEFORE = Duration.ofDays(2);

  private static final byte[] SHA256_WITH_RSA =
      Der.sequence(Der.identifier(1, 2, 840, 113549, 1, 1, 11), Der.NULL);
  private static final byte[] NAME =
      Der.sequence(Der.set(Der.sequence(Der.identifier(2, 5, 4, 3), Der.text("SWIM file server"))));

  private SelfSigned() {}

  /**
   * @param addresses that it names
   */
  static TlsIdentity create(Collection<InetAddress> addresses, Instant now)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS);
    KeyPair pair = generator.generateKeyPair();
    byte[] body =
        Der.sequence(
            Der.value(0xa0, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS)),
            SHA256_WITH_RSA,
            NAME,
            Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(VALID))),
            NAME,
            pair.getPublic().getEncoded(),
            Der.value(0xa3, Der.sequence(extensions(addresses))));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(body);
    byte[] der = Der.sequence(body, SHA256_WITH_RSA, Der.bits(signature.sign()));
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    return new TlsIdentity(pair.getPrivate(), List.of(certificate));
  }

  /** Its own authority (section 4.2.1.9), and the addresses as names (section 4.2.1.6). */
  private static byte[][] extensions(Collection<InetAddress> addresses) {
    byte[] authority =
        Der.sequence(Der.identifier(2, 5, 29, 19), Der.yes(), Der.octets(Der.sequence(Der.yes())));
    if (addresses.isEmpty()) {
      return new byte[][] {authority};
    }
    byte[][] names =
        addresses.stream()
            .map(address -> Der.value(0x87, address.getAddress()))
            .toArray(byte[][]::new);
    byte[] alternatives =
        Der.sequence(Der.identifier(2, 5, 29, 17), Der.octets(Der.sequence(names)));
    return new byte[][] {authority, alternatives};
  }
}
