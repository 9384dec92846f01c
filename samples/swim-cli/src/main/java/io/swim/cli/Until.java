package io.swim.cli;

import java.util.concurrent.CountDownLatch;

/** Keeps a server up until the process is told to end. */
final class Until {
  private Until() {}

  /**
   * Closes the server when the process ends.
   *
   * @param ready told when an end is taken care of
   */
  static void ended(AutoCloseable server, Runnable ready) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "swim-end"));
    ready.run();
    end.await();
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException("a server can't be closed", e);
    }
  }
}
