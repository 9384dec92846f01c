package io.swim.transfer.client;

import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Looks behind what a library threw. */
public final class Causes {
  private Causes() {}

  /** The outermost of a kind. */
  public static <T extends Throwable> Optional<T> first(Throwable thrown, Class<T> kind) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return Optional.of(kind.cast(each));
      }
    }
    return Optional.empty();
  }

  /** The innermost. */
  public static Throwable root(Throwable thrown) {
    Throwable last = thrown;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last;
  }

  /** Whether a server's certificate is not what is asked of it, or it has none. */
  public static boolean isUntrusted(Throwable thrown) {
    return first(thrown, CertificateException.class).isPresent()
        || first(thrown, SSLPeerUnverifiedException.class).isPresent();
  }
}
