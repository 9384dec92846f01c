package io.swim.transfer.ssh;

import java.io.IOException;

/** What is spoken on a channel, on a thread of its own. */
@FunctionalInterface
interface Dialogue {
  /**
   * Speaks until the client has what it wants.
   *
   * @return the exit status for the client
   * @throws IOException when the connection breaks or what the client sends makes no sense; the
   *     channel is closed
   */
  int run() throws IOException;
}
