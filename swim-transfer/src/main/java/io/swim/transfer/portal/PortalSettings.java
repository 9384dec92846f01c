package io.swim.transfer.portal;

import io.swim.device.CertificatePolicy;
import io.swim.transfer.http.HttpProxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a portal is reached.
 *
 * @param id of the catalogue
 * @param service below which its paths are, without a slash at its end
 * @param tokenUrl where tokens are given
 * @param account who asks
 * @param proxy on the way to everything
 * @param certificates asked of the service and of the token's host
 * @param downloadCertificates asked of other hosts, that images are downloaded from
 * @param authorities who is trusted instead of the JVM's authorities
 * @param answerWithin how long the answer to one request may take
 * @param stallAfter how long a download may stand still
 * @param patience how long the service may make us wait when we ask too often
 * @param clock tells when a token is over
 */
record PortalSettings(
    String id,
    URI service,
    URI tokenUrl,
    PortalAccount account,
    Optional<HttpProxy> proxy,
    CertificatePolicy certificates,
    CertificatePolicy downloadCertificates,
    Optional<SSLContext> authorities,
    Duration answerWithin,
    Duration stallAfter,
    Duration patience,
    Clock clock) {
  /** Where a path of the service is. */
  URI path(String path) {
    return URI.create(service + path);
  }

  /** Whether that is the service itself: the token goes nowhere else. */
  boolean isService(URI url) {
    return origin(url).equals(origin(service));
  }

  /** Whether the host belongs to the service, not to a download network. */
  boolean isOwnHost(String host) {
    return host.equalsIgnoreCase(service.getHost()) || host.equalsIgnoreCase(tokenUrl.getHost());
  }

  /** Bytes and tokens go over TLS; without it only where they do not leave the machine. */
  boolean isSafe(URI url) {
    return url.getHost() != null
        && ("https".equalsIgnoreCase(url.getScheme())
            || ("http".equalsIgnoreCase(url.getScheme())
                && isLoopback(url.getHost())
                && "http".equalsIgnoreCase(service.getScheme())));
  }

  static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  /** For messages: without path and query, which may be a signature. */
  static String origin(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    int port = url.getPort() < 0 ? usual : url.getPort();
    return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
