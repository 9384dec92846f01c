package io.swim.transfer.serving;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for transfers that were ended, but not for ever: a content or sink may hang. */
final class Endings {
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
  private static final int SECONDS = 5;

  private Endings() {}

  /** Returns when it is over, or after 5 s; with the interrupt kept when there was one. */
  static void await(CompletableFuture<?> over) {
    try {
      over.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("transfers did not end within {} s: a content or sink is slow", SECONDS, e);
    }
  }

  /** Does on a thread of its own what may call the host. */
  static void run(Runnable telling) {
    Thread thread = new Thread(telling, "swim-transfer-end");
    thread.setDaemon(true);
    thread.start();
  }
}
