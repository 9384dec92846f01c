package io.swim.internal;

import io.swim.fault.DriverException;
import io.swim.spi.InstallStatus;
import java.time.temporal.ChronoUnit;

/** Some devices take an activation back by themselves, with a reload, unless it is committed. */
final class AbortTimer {
  private AbortTimer() {}

  /** When that will be, for a message; empty where the device does not say that it will. */
  static String words(InstallStatus status, Work work) {
    return status
        .untilAbort()
        .map(
            left ->
                "; unless that is committed, it goes back by itself, with a reload, at "
                    + work.now().plus(left).truncatedTo(ChronoUnit.SECONDS)
                    + ", in "
                    + left.toSeconds()
                    + " s")
        .orElse("");
  }

  /** The same, asked of the device now; empty also where it can't be asked. */
  static String ask(Installer installer, Work work) throws InterruptedException {
    try {
      return Installer.isInstalled(work) ? words(installer.poll(work), work) : "";
    } catch (DriverException e) {
      return "";
    }
  }
}
