package io.swim.transfer.portal;

import io.swim.device.CertificatePolicy;
import io.swim.transfer.http.HttpProxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Puts a portal together. Not thread-safe. */
public final class AsdPortalBuilder {
  private final URI service;
  private final URI tokenUrl;
  private final PortalAccount account;
  private String id = "asd";
  private @Nullable HttpProxy proxy;
  private CertificatePolicy certificates = CertificatePolicy.TRUSTED;
  private CertificatePolicy downloadCertificates = CertificatePolicy.TRUSTED;
  private @Nullable SSLContext authorities;
  private Duration answerWithin = Duration.ofSeconds(60);
  private Duration stallAfter = Duration.ofSeconds(60);
  private Duration patience = Duration.ofSeconds(30);
  private Clock clock = Clock.systemUTC();

  AsdPortalBuilder(URI service, URI tokenUrl, PortalAccount account) {
    this.service = safe(withoutSlash(Objects.requireNonNull(service, "service")), "the service");
    this.tokenUrl = safe(Objects.requireNonNull(tokenUrl, "tokenUrl"), "the address of its tokens");
    this.account = Objects.requireNonNull(account, "account");
  }

  private static URI withoutSlash(URI url) {
    String text = url.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
  }

  /** A token or a password must not go over a network in the clear. */
  private static URI safe(URI url, String what) {
    boolean tls = "https".equalsIgnoreCase(url.getScheme());
    boolean here =
        "http".equalsIgnoreCase(url.getScheme())
            && url.getHost() != null
            && PortalSettings.isLoopback(url.getHost());
    if (url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || !(tls || here)) {
      throw new IllegalArgumentException(
          what
              + " must be an https URL with a host, and without user or query (http on a loopback"
              + " address alone): "
              + PortalSettings.origin(url));
    }
    return url;
  }

  /** Its id as a catalogue. Defaults to {@code asd}. */
  public AsdPortalBuilder id(String value) {
    id = Objects.requireNonNull(value, "id");
    return this;
  }

  /** On the way to everything: the service, its tokens, and the downloads. */
  public AsdPortalBuilder proxy(HttpProxy value) {
    proxy = Objects.requireNonNull(value, "proxy");
    return this;
  }

  /** What is asked of the certificates of the service and of the token's host. */
  public AsdPortalBuilder certificates(CertificatePolicy value) {
    certificates = Objects.requireNonNull(value, "certificates");
    return this;
  }

  /** What is asked of the certificates of other hosts, that images are downloaded from. */
  public AsdPortalBuilder downloadCertificates(CertificatePolicy value) {
    downloadCertificates = Objects.requireNonNull(value, "downloadCertificates");
    return this;
  }

  /** Other authorities than the JVM's for {@link CertificatePolicy#TRUSTED}. */
  public AsdPortalBuilder authorities(SSLContext value) {
    authorities = Objects.requireNonNull(value, "authorities");
    return this;
  }

  /** How long the answer to one request may take. Defaults to 60 s. */
  public AsdPortalBuilder answerWithin(Duration value) {
    answerWithin = positive(Objects.requireNonNull(value, "answerWithin"));
    return this;
  }

  /** How long a download may stand still before it counts as broken off. Defaults to 60 s. */
  public AsdPortalBuilder stallAfter(Duration value) {
    stallAfter = positive(Objects.requireNonNull(value, "stallAfter"));
    return this;
  }

  /**
   * How long one request may wait in all because the service was asked too often. Defaults to 30 s;
   * what takes longer is RATE_LIMITED.
   */
  public AsdPortalBuilder patience(Duration value) {
    Objects.requireNonNull(value, "patience");
    if (value.isNegative()) {
      throw new IllegalArgumentException("no patience is 0, not " + value);
    }
    patience = value;
    return this;
  }

  /** Tells when a token is over. */
  public AsdPortalBuilder clock(Clock value) {
    clock = Objects.requireNonNull(value, "clock");
    return this;
  }

  private static Duration positive(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("a limit must be longer than " + value);
    }
    return value;
  }

  /** Nothing is asked yet. */
  public AsdPortal build() {
    return new AsdPortal(
        new PortalSettings(
            id,
            service,
            tokenUrl,
            account,
            Optional.ofNullable(proxy),
            certificates,
            downloadCertificates,
            Optional.ofNullable(authorities),
            answerWithin,
            stallAfter,
            patience,
            clock));
  }
}
