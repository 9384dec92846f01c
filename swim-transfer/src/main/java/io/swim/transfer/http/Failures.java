package io.swim.transfer.http;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileService;
import io.swim.transfer.client.Causes;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Says what a failure at a server means. */
final class Failures {
  private Failures() {}

  /** What a status of 300 and above means; redirects are never followed. */
  static FailureKind kind(int code) {
    return switch (code) {
      case 401, 407 -> FailureKind.AUTHENTICATION;
      case 413, 429, 507 -> FailureKind.CAPACITY;
      case 408, 504 -> FailureKind.TIMEOUT;
      case 502, 503 -> FailureKind.UNREACHABLE;
      case 405, 501, 505 -> FailureKind.UNSUPPORTED;
      default -> FailureKind.REJECTED;
    };
  }

  /**
   * The server said no.
   *
   * @param what was asked: {@code GET /image.bin}
   * @param hidden words that a server might repeat, and that nobody may see
   */
  static DriverException refused(
      FileService service, String what, Inquiry answer, List<String> hidden, DeviceEffect effect) {
    String more =
        switch (answer.code()) {
          case 401 -> service.login().isPresent() ? ": it refuses the login" : ": it wants a login";
          case 407 -> ": the proxy wants another login";
          default -> Redirect.is(answer.code()) ? redirected(answer, hidden) : "";
        };
    return new DriverException(
        kind(answer.code()),
        effect,
        service + " answered " + what + " with " + answer.statusLine() + more,
        Redirect.is(answer.code()) ? answer.statusLine() : answer.words(hidden));
  }

  /** The body of a redirect has the whole Location once more. */
  private static String redirected(Inquiry answer, List<String> hidden) {
    return ": redirects are not followed"
        + answer
            .field(HttpHeaders.LOCATION)
            .map(location -> "; it points to " + Redirect.shown(location, hidden))
            .orElse("");
  }

  /** The way to the server failed. */
  static DriverException broken(
      FileService service, String what, IOException cause, DeviceEffect effect) {
    FailureKind kind = kind(cause);
    String message =
        switch (kind) {
          case UNTRUSTED -> service + " is not trusted: " + Causes.root(cause).getMessage();
          case TIMEOUT -> service + ": " + what + ": " + cause.getMessage();
          default -> service + ": " + what + " failed: " + words(cause);
        };
    DriverException failure = new DriverException(kind, effect, message);
    return isNoHttp(cause) ? failure : failure.withCause(cause);
  }

  private static FailureKind kind(IOException cause) {
    if (Causes.isUntrusted(cause)) {
      return FailureKind.UNTRUSTED;
    }
    if (cause instanceof SocketTimeoutException) {
      return FailureKind.TIMEOUT;
    }
    // Anything else is a connection that was not made, or dropped.
    return cause instanceof SSLException || isNoHttp(cause)
        ? FailureKind.PROTOCOL
        : FailureKind.UNREACHABLE;
  }

  /** These repeat what the server said, which may be a secret that it repeats. */
  private static boolean isNoHttp(IOException cause) {
    return cause instanceof ClientProtocolException
        || cause instanceof MessageConstraintException
        || (cause instanceof MalformedChunkCodingException
            && !(cause instanceof TruncatedChunkException));
  }

  private static String words(IOException cause) {
    if (cause instanceof UnknownHostException) {
      return "the name does not resolve";
    }
    if (isNoHttp(cause)) {
      return "the answer is no HTTP/1 (" + cause.getClass().getSimpleName() + ")";
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
