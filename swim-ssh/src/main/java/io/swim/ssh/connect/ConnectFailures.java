package io.swim.ssh.connect;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Why a connection did not come about, in words and numbers. Nothing has happened to the device.
 */
public final class ConnectFailures {
  private ConnectFailures() {}

  public static DriverException unreachable(String peer, Duration limit, IOException cause) {
    return failure(FailureKind.UNREACHABLE, peer + ": " + reason(limit, cause), cause);
  }

  private static String reason(Duration limit, IOException cause) {
    if (cause instanceof UnknownHostException) {
      return "no such host";
    }
    if (cause instanceof SocketTimeoutException) {
      return "no answer in " + limit.toMillis() / 1000.0 + " s";
    }
    if (cause instanceof NoRouteToHostException) {
      return "no route to it";
    }
    if (cause instanceof ConnectException) {
      return "the connection was refused (" + cause.getMessage() + ")";
    }
    return String.valueOf(cause.getMessage());
  }

  public static DriverException failure(FailureKind kind, String message, Throwable cause) {
    return new DriverException(kind, DeviceEffect.NONE, message).withCause(cause);
  }

  /** The library wraps it and may set the flag again; nobody is to take it for a failure. */
  public static void throwIfInterrupted(Throwable e) throws InterruptedException {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof InterruptedException) {
        Thread.interrupted();
        throw new InterruptedException();
      }
    }
  }
}
