package io.swim.transfer.serving;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;

/** Says why a server can't listen: libraries hide it behind words of their own. */
public final class Listens {
  private Listens() {}

  /** In use, not permitted, or no address of this host; with address and port. */
  public static IOException not(InetSocketAddress address, Throwable cause) {
    Throwable why = cause;
    while (!(why instanceof BindException) && why.getCause() != null) {
      why = why.getCause();
    }
    String words = why.getMessage() == null ? why.toString() : why.getMessage();
    return new IOException("can't listen at " + Printable.of(address) + ": " + words, cause);
  }
}
