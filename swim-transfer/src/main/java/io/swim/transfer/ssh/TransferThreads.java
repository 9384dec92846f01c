package io.swim.transfer.ssh;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.server.channel.ChannelSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread for each transfer, and so many at once. Thread-safe. */
final class TransferThreads {
  private static final Logger LOG = LoggerFactory.getLogger(TransferThreads.class);

  private final ExecutorService threads;
  private final Semaphore free;

  TransferThreads(ThreadFactory factory, int atOnce) {
    threads = Executors.newCachedThreadPool(factory);
    free = new Semaphore(atOnce);
  }

  /** For the constructors of SSHD's commands, which would make one each. */
  CloseableExecutorService executor() {
    return new NoCloseExecutor(threads);
  }

  /**
   * Runs what is spoken on a channel. Other than by SSHD's commands it is not interrupted when the
   * channel closes: its streams end then, and a sink of the host's may not bear an interrupt.
   */
  void run(ChannelSession channel, Runnable dialogue) throws IOException {
    if (!free.tryAcquire()) {
      Visit.of(channel.getSession()).refused("there are too many transfers already");
      throw new IOException("too many transfers at once");
    }
    try {
      threads.execute(
          () -> {
            try {
              dialogue.run();
            } catch (RuntimeException | Error e) {
              LOG.error("A transfer failed", e);
            } finally {
              free.release();
            }
          });
    } catch (RejectedExecutionException e) {
      free.release();
      throw new IOException("the server is closed", e);
    }
  }

  void shutDown() {
    threads.shutdown();
  }
}
