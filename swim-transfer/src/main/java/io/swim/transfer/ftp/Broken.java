package io.swim.transfer.ftp;

import java.io.IOException;
import java.util.function.Consumer;

/** The end of a transfer that did not come to its own. */
final class Broken {
  private Broken() {}

  /**
   * Closes the data connection, records the end, and gives back what the peer is told.
   *
   * @param failed as of the transfer
   * @param timedOut as of the transfer
   */
  static FtpFailure off(
      IOException cause, DataConnections data, Consumer<String> failed, Consumer<String> timedOut) {
    String why = data.why().orElseGet(() -> String.valueOf(cause.getMessage()));
    data.reset();
    if (data.wasSilent()) {
      timedOut.accept(why);
    } else {
      failed.accept(why(cause, why));
    }
    FtpFailure failure =
        cause instanceof FtpFailure known
            ? known
            : new FtpFailure(data.wasConnected() ? 426 : 425, "Transfer aborted: " + why + ".");
    return failure.recorded();
  }

  /** The log hears of the cause behind what the peer hears. */
  private static String why(IOException cause, String told) {
    Throwable behind = cause instanceof FtpFailure ? cause.getCause() : null;
    if (behind == null) {
      return told;
    }
    return behind.getMessage() == null ? behind.toString() : behind.getMessage();
  }
}
