package io.swim.testkit.internal.client;

import io.swim.testkit.internal.client.TransferFailure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.InterruptedByTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What the exceptions of the system and of libraries mean. */
final class Causes {
  private Causes() {}

  /**
   * The failure for an exception.
   *
   * @param otherwise for one that says nothing
   */
  static TransferFailure of(IOException e, Kind otherwise) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransferFailure failure) {
        return failure;
      }
      Kind kind = kind(cause);
      if (kind != null) {
        return new TransferFailure(kind, e);
      }
    }
    return new TransferFailure(otherwise, e);
  }

  private static @org.jspecify.annotations.Nullable Kind kind(Throwable cause) {
    if (cause instanceof SocketTimeoutException
        || cause instanceof TimeoutException
        || cause instanceof InterruptedByTimeoutException) {
      return Kind.TIMED_OUT;
    }
    if (cause instanceof NoRouteToHostException) {
      return Kind.UNREACHABLE;
    }
    if (cause instanceof ConnectException) {
      String words = String.valueOf(cause.getMessage());
      return words.contains("timed out") ? Kind.TIMED_OUT : Kind.CONNECTION_REFUSED;
    }
    if (cause instanceof SSLException && !(cause.getCause() instanceof SocketException)) {
      return Kind.UNTRUSTED;
    }
    if (cause instanceof InterruptedIOException) {
      return Kind.INTERRUPTED;
    }
    boolean broken =
        cause instanceof SocketException
            || cause instanceof EOFException
            || cause instanceof ClosedChannelException;
    return broken ? Kind.RESET : null;
  }
}
