package io.swim.transfer.portal;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.transfer.client.Causes;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;

/** Says what it means that a request got no answer, or one that is no yes. */
final class Failures {
  private Failures() {}

  /** What a status of 300 and above means where no code of the portal explains it. */
  static CatalogueProblem problem(int status) {
    return switch (status) {
      case 401, 407 -> CatalogueProblem.AUTHENTICATION;
      case 403 -> CatalogueProblem.NOT_ENTITLED;
      case 404, 410 -> CatalogueProblem.NOT_FOUND;
      case 408, 504 -> CatalogueProblem.TIMEOUT;
      case 429 -> CatalogueProblem.RATE_LIMITED;
      default -> {
        if (status >= 500) {
          yield CatalogueProblem.UNAVAILABLE;
        }
        yield status >= 400 ? CatalogueProblem.INVALID : CatalogueProblem.PROTOCOL;
      }
    };
  }

  /**
   * The way to the service failed.
   *
   * @param what was asked, without secrets
   */
  static CatalogueException broken(String what, IOException cause, VendorWords words) {
    Optional<UnknownHostException> unknown = Causes.first(cause, UnknownHostException.class);
    if (unknown.isPresent()) {
      return failure(
          CatalogueProblem.NAME_UNRESOLVED,
          what + ": the name of a host does not resolve: " + words.shown(text(unknown.get())),
          cause);
    }
    if (Causes.isUntrusted(cause)) {
      return failure(
          CatalogueProblem.UNTRUSTED,
          what + ": the host is not trusted: " + words.shown(text(Causes.root(cause))),
          cause);
    }
    return failure(
        problem(cause), what + " failed: " + words.shown(text(Causes.root(cause))), cause);
  }

  private static CatalogueProblem problem(IOException cause) {
    if (cause instanceof SocketTimeoutException) {
      return CatalogueProblem.TIMEOUT;
    }
    if (Causes.first(cause, SSLException.class).isPresent()
        || Causes.first(cause, HttpException.class).isPresent()) {
      return CatalogueProblem.PROTOCOL;
    }
    return cause instanceof ConnectionClosedException
        ? CatalogueProblem.BROKEN_OFF
        : CatalogueProblem.UNREACHABLE;
  }

  /** What stands between us and the service says no. */
  static CatalogueException proxyLogin(String what) {
    return new CatalogueException(
        CatalogueProblem.AUTHENTICATION, what + ": the proxy wants another login");
  }

  private static CatalogueException failure(
      CatalogueProblem problem, String message, IOException cause) {
    return new CatalogueException(problem, message, "", "", Optional.empty()).withCause(cause);
  }

  private static String text(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
