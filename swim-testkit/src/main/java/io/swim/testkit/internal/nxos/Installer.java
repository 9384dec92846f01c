package io.swim.testkit.internal.nxos;

import io.swim.testkit.device.InstallFault.InstallTrait;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What install all does once it was agreed to: the device goes on with it whatever becomes of the
 * session, and only a reboot stops it. Thread-safe.
 */
final class Installer {
  private final StringBuilder log = new StringBuilder();
  private @Nullable CompletableFuture<Boolean> work;

  /** Keeps a session from beginning a second one; false when one is at work. */
  synchronized boolean begin() {
    if (work != null) {
      return false;
    }
    work = new CompletableFuture<>();
    log.setLength(0);
    return true;
  }

  /** Nothing is at work any more, for it was refused or the device went down; the log stays. */
  synchronized void end() {
    if (work != null) {
      work.complete(false);
      work = null;
    }
  }

  synchronized boolean isAtWork() {
    return work != null;
  }

  synchronized void note(String text) {
    log.append(text);
  }

  synchronized String log() {
    return log.toString();
  }

  /**
   * Sets the boot variable and lets the reload come.
   *
   * @param inService whether the software is loaded anew without a reload
   * @param said told when it is done
   * @return whether it was done, when it is; not when the device went down before
   */
  CompletableFuture<Boolean> install(
      NetworkDevice device, Located image, boolean inService, Runnable said) {
    CompletableFuture<Boolean> mine = current();
    Runnable work = () -> carryOut(device, image, inService, said, mine);
    Duration time = device.spec().install().operationTime();
    if (time.isZero()) {
      work.run();
    } else {
      device.later(time, work);
    }
    return mine;
  }

  private synchronized CompletableFuture<Boolean> current() {
    return Objects.requireNonNull(work);
  }

  private void carryOut(
      NetworkDevice device,
      Located image,
      boolean inService,
      Runnable said,
      CompletableFuture<Boolean> mine) {
    String path = image.fileSystem().name() + ":/" + FileCommands.name(image);
    synchronized (device) {
      device.nvram().configure(config -> config.withBootImages(List.of(path)));
      device.nvram().save();
    }
    said.run();
    mine.complete(true);
    if (device.faults().all().contains(InstallTrait.NEVER_RELOADS)) {
      end();
    } else {
      device.later(device.spec().install().activationDelay(), () -> restart(device, inService));
    }
  }

  private void restart(NetworkDevice device, boolean inService) {
    if (inService) {
      note("Install has been successful.\n");
      device.takeOver("Reset due to upgrade");
    } else {
      device.reload("Reset due to upgrade");
    }
  }
}
