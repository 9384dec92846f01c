package io.swim.cli;

import java.util.concurrent.CountDownLatch;

/** Keeps a server up until the process is told to end. */
final class Until {
  private Until() {}

  /**
   * Closes the server when the process ends, or when this thread is interrupted.
   *
   * @param ready told when an end is taken care of
   */
  static void ended(AutoCloseable server, Runnable ready) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "swim-end"));
    try {
      ready.run();
      end.await();
    } finally {
      close(server);
    }
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException("a server can't be closed", e);
    }
  }
}
