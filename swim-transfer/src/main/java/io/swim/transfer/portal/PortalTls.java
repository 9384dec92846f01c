package io.swim.transfer.portal;

import io.swim.device.CertificatePolicy;
import io.swim.transfer.client.Trust;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Puts TLS on a connection, and asks of the certificate what is asked of that host. */
record PortalTls(PortalSettings settings) implements TlsSocketStrategy {
  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    CertificatePolicy policy =
        settings.isOwnHost(target) ? settings.certificates() : settings.downloadCertificates();
    return trust(policy).tls().upgrade(socket, target, port, attachment, context);
  }

  private Trust trust(CertificatePolicy policy) throws IOException {
    try {
      return Trust.of(
          policy,
          settings.authorities().isPresent()
              ? settings.authorities().get()
              : SSLContext.getDefault());
    } catch (GeneralSecurityException e) {
      throw new IOException("this JVM has no TLS: " + e.getMessage(), e);
    }
  }
}
