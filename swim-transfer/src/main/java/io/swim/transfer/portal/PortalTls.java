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
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

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

  private SSLContext context(CertificatePolicy policy) throws IOException {
    try {
      if (policy.check() == Check.TRUSTED) {
        return settings.authorities().isPresent()
            ? settings.authorities().get()
            : SSLContext.getDefault();
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new ByFingerprint(policy)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("this JVM has no TLS: " + e.getMessage(), e);
    }
  }

  /** Looks at the server's own certificate and at nothing else of it: not at names or dates. */
  private static final class ByFingerprint extends X509ExtendedTrustManager {
    private final CertificatePolicy policy;

    ByFingerprint(CertificatePolicy policy) {
      this.policy = policy;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      if (policy.check() == Check.ANY) {
        return;
      }
      String found = sha256(chain[0].getEncoded());
      if (!policy.fingerprint().equals(Optional.of(found))) {
        throw new CertificateException("its certificate has the fingerprint " + found);
      }
    }

    private static String sha256(byte[] encoded) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has SHA-256", e);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
