package io.swim.transfer.client;

import io.swim.device.CertificatePolicy;
import io.swim.device.CertificatePolicy.Check;
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
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/** What a client asks of a server's certificate. */
public final class Trust {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final CertificatePolicy policy;
  private final SSLContext context;

  private Trust(CertificatePolicy policy, SSLContext context) {
    this.policy = policy;
    this.context = context;
  }

  /**
   * What a policy asks.
   *
   * @param authorities who is trusted for TRUSTED
   */
  public static Trust of(CertificatePolicy policy, SSLContext authorities)
      throws GeneralSecurityException {
    if (policy.check() == Check.TRUSTED) {
      return new Trust(policy, authorities);
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new ByFingerprint(policy)}, null);
    return new Trust(policy, context);
  }

  /** Shakes hands as a client; the host's name is checked for TRUSTED only. */
  public TlsSocketStrategy tls() {
    boolean named = policy.check() == Check.TRUSTED;
    return new DefaultClientTlsStrategy(
        context,
        PROTOCOLS,
        null,
        SSLBufferMode.STATIC,
        named ? HostnameVerificationPolicy.BUILTIN : HostnameVerificationPolicy.CLIENT,
        NoopHostnameVerifier.INSTANCE);
  }

  /** Looks at the server's own certificate and at nothing else of it: not at names or dates. */
  private static final class ByFingerprint extends X509ExtendedTrustManager {
    private final CertificatePolicy policy;

    ByFingerprint(CertificatePolicy policy) {
      this.policy = policy;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      if (policy.check() == Check.ANY) {
        return;
      }
      String found = sha256(chain[0]);
      if (!policy.fingerprint().equals(Optional.of(found))) {
        throw new CertificateException(
            "the certificate has the fingerprint "
                + found
                + ", not "
                + policy.fingerprint().orElse("any"));
      }
    }

    private static String sha256(X509Certificate certificate) throws CertificateException {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has SHA-256", e);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
