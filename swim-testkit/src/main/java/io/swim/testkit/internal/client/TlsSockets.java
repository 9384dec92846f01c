package io.swim.testkit.internal.client;

import io.swim.device.CertificatePolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS over a connection that exists, with the checks that a device is set to. */
final class TlsSockets {
  private TlsSockets() {}

  static SSLSocket over(Socket socket, InetSocketAddress server, CertificatePolicy policy)
      throws IOException {
    SSLContext context;
    try {
      context = SSLContext.getInstance("TLS");
      boolean trusted = policy.check() == CertificatePolicy.Check.TRUSTED;
      context.init(null, trusted ? null : new TrustManager[] {new Lenient(policy)}, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has TLS", e);
    }
    String host = server.getHostString();
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, server.getPort(), true);
    if (policy.check() == CertificatePolicy.Check.TRUSTED) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
    }
    tls.startHandshake();
    return tls;
  }

  /**
   * Takes any certificate, or the one that is pinned; an extended one is asked for no host name.
   */
  private static final class Lenient extends X509ExtendedTrustManager {
    private final CertificatePolicy policy;

    Lenient(CertificatePolicy policy) {
      this.policy = policy;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      if (policy.fingerprint().isEmpty()) {
        return;
      }
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        if (!policy.fingerprint().get().equals(HexFormat.of().formatHex(digest))) {
          throw new CertificateException("it is another certificate than the pinned one");
        }
      } catch (GeneralSecurityException e) {
        throw new CertificateException(e);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
