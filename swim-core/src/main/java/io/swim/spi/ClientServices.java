package io.swim.spi;

import java.time.Clock;
import java.time.Instant;

/** What a {@link FileClient} works with. */
public interface ClientServices {
  /** Known host keys. */
  HostKeyStore hostKeys();

  /** SWIM's clock. */
  Clock clock();

  /** When everything must have ended. */
  Instant deadline();

  /**
   * Called before every change, and every few MiB while bytes are sent.
   *
   * @throws InterruptedException when the work is to end instead
   */
  void checkpoint() throws InterruptedException;
}
