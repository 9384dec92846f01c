package io.swim.transfer.http;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.ClientServices;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.transfer.client.Trust;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP/1.1 and HTTPS as a client (RFC 9110, 9112): GET, also from a later byte on, HEAD, PUT
 * or POST, DELETE. Paths are those of URLs: what can't stand in one is encoded, {@code %20} and
 * {@code ?} stay as they are.
 *
 * <p>A login is sent with every request, unasked, by Basic authentication (RFC 7617); there is no
 * login apart from a request, so a wrong one is found out by the first. Nothing is ever sent twice,
 * no redirect is followed, and every request has a connection of its own. No byte moved for 60 s is
 * a TIMEOUT; once a file is sent its confirmation may take as long as 1 MiB/s would, 60 s at least.
 *
 * <p>The rest of a file is asked for with the tag that the session was told (If-Range, RFC 9110,
 * section 13.1.5); an answer that tells another tag, time or size of the file is a failure CHANGED.
 *
 * <p>This is Apache HttpClient. No logger of it prints header fields or bodies, at any level: the
 * connections do without its {@code headers} and {@code wire} loggers.
 *
 * <p>Immutable and thread-safe.
 */
public final class HttpFiles implements FileClient {
  private final Optional<HttpProxy> proxy;
  private final UploadMethod uploadMethod;
  private final @Nullable SSLContext authorities;

  /** Without a proxy; writes by PUT. */
  public HttpFiles() {
    this(Optional.empty(), UploadMethod.PUT, null);
  }

  private HttpFiles(
      Optional<HttpProxy> proxy, UploadMethod uploadMethod, @Nullable SSLContext authorities) {
    this.proxy = proxy;
    this.uploadMethod = uploadMethod;
    this.authorities = authorities;
  }

  /** The same, through a proxy. */
  public HttpFiles withProxy(HttpProxy value) {
    return new HttpFiles(
        Optional.of(Objects.requireNonNull(value, "proxy")), uploadMethod, authorities);
  }

  /** The same, writing so. */
  public HttpFiles withUploadMethod(UploadMethod value) {
    return new HttpFiles(proxy, Objects.requireNonNull(value, "uploadMethod"), authorities);
  }

  /** The same, with other authorities than the JVM's for {@code CertificatePolicy.TRUSTED}. */
  public HttpFiles withAuthorities(SSLContext value) {
    return new HttpFiles(proxy, uploadMethod, Objects.requireNonNull(value, "authorities"));
  }

  @Override
  public String id() {
    return "http";
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.HTTP, TransferProtocol.HTTPS);
  }

  /**
   * Connects to nobody yet: there is no login apart from a request.
   *
   * @throws DriverException UNSUPPORTED when the service does not speak HTTP; effect NONE. What
   *     else may fail fails with a request: UNREACHABLE, UNTRUSTED, TIMEOUT, PROTOCOL,
   *     AUTHENTICATION, also when a proxy refuses its login
   */
  @Override
  public FileSession open(FileService service, ClientServices services) throws DriverException {
    if (!protocols().contains(service.protocol())) {
      throw new DriverException(
          FailureKind.UNSUPPORTED, DeviceEffect.NONE, service + " does not speak HTTP");
    }
    return new HttpSession(new HttpWay(service, proxy, trust(service)), uploadMethod, services);
  }

  private Trust trust(FileService service) throws DriverException {
    try {
      SSLContext ours = authorities;
      return Trust.of(service.certificates(), ours == null ? SSLContext.getDefault() : ours);
    } catch (GeneralSecurityException e) {
      throw new DriverException(
              FailureKind.INTERNAL, DeviceEffect.NONE, "this JVM has no TLS: " + e.getMessage())
          .withCause(e);
    }
  }
}
