package io.swim.transfer.portal;

import io.swim.device.CertificatePolicy;
import io.swim.device.CertificatePolicy.Check;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.ssl.SSLContextBuilder;

/** Puts TLS on a connection, and asks of the certificate what the host's policy asks. */
record PortalTls(PortalSettings settings) implements TlsSocketStrategy {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final int HANDSHAKE_MILLIS = 20_000;

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    CertificatePolicy policy =
        settings.isOwnHost(target) ? settings.certificates() : settings.downloadCertificates();
    int before = socket.getSoTimeout();
    socket.setSoTimeout(HANDSHAKE_MILLIS);
    SSLSocket tls =
        (SSLSocket) context(policy).getSocketFactory().createSocket(socket, target, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    if (policy.check() == Check.TRUSTED) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    socket.setSoTimeout(before);
    return tls;
  }

  /** Of a pinned certificate nothing else is looked at: neither names nor dates. */
  private SSLContext context(CertificatePolicy policy) throws IOException {
    try {
      if (policy.check() == Check.TRUSTED) {
        return settings.authorities().isPresent()
            ? settings.authorities().get()
            : SSLContext.getDefault();
      }
      return SSLContextBuilder.create()
          .loadTrustMaterial((chain, type) -> isTheOne(chain[0], policy))
          .build();
    } catch (GeneralSecurityException e) {
      throw new IOException("this JVM has no TLS: " + e.getMessage(), e);
    }
  }

  private static boolean isTheOne(X509Certificate certificate, CertificatePolicy policy)
      throws CertificateException {
    String found = sha256(certificate.getEncoded());
    if (policy.check() == Check.PINNED && !policy.fingerprint().equals(Optional.of(found))) {
      throw new CertificateException("its certificate has the fingerprint " + found);
    }
    return true;
  }

  private static String sha256(byte[] encoded) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
