package io.swim.ssh.internal;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a device has sent and nobody has read yet. Read by one thread at a time. */
public interface Inbox {
  /**
   * Takes what is there, waiting for it if need be.
   *
   * @return the number of bytes; 0 when none came in that time; -1 at the end
   */
  int read(byte[] into, Duration patience) throws InterruptedException;

  /** Why it ended, or null if the device just closed it. */
  @Nullable IOException failure();

  /** Reads no more. */
  void close();
}
