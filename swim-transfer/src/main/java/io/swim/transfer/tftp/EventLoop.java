package io.swim.transfer.tftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that serves many sockets and their timers. */
final class EventLoop {
  /** Whoever owns a registered channel. */
  interface Ready {
    /** The channel can be read or written; must not block. */
    void ready(SelectionKey key, long now);

    /** {@link #ready} or a timer broke with {@code cause}, a defect of ours: end yourself. */
    void broken(RuntimeException cause);

    /** The loop ends: close the channel. */
    void stopped();
  }

  private static final long STOP_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long JOIN_MILLIS = 100;
  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
  private static final long ORIGIN = System.nanoTime();

  /** Where one packet after the other is read into; used within one call only. */
  final ByteBuffer readBuffer = ByteBuffer.allocateDirect(TftpPacket.MAX_PACKET_BYTES + 1);

  /** Where small packets are written. */
  final ByteBuffer writeBuffer = ByteBuffer.allocateDirect(4096);

  final BufferPool buffers = new BufferPool();
  final ErrorLimiter errors = new ErrorLimiter();
  private final Timers timers = new Timers();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Selector selector;
  private final Thread thread;
  private final Spin spin = new Spin();
  private boolean busy;
  private volatile boolean stopping;
  private volatile boolean stopped;

  EventLoop(String name) throws IOException {
    selector = Selector.open();
    thread = new LoopThread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Nanoseconds of the ticker that all timers of the server use. */
  static long now() {
    return System.nanoTime() - ORIGIN;
  }

  /** Whether the caller is on the thread of any loop, and must not wait for another one. */
  static boolean isAnyCurrent() {
    return Thread.currentThread() instanceof LoopThread;
  }

  private static final class LoopThread extends Thread {
    LoopThread(Runnable task, String name) {
      super(task, name);
    }
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Runs {@code task} on the loop's thread: at once when called there. */
  CompletableFuture<@Nullable Void> execute(Runnable task) {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    Runnable guarded =
        () -> {
          try {
            task.run();
            done.complete(null);
          } catch (RuntimeException e) {
            LOG.error("TFTP event loop task failed", e);
            done.completeExceptionally(e);
          }
        };
    if (isCurrent()) {
      guarded.run();
    } else if (stopped) {
      done.complete(null);
    } else {
      tasks.add(guarded);
      selector.wakeup();
    }
    return done;
  }

  SelectionKey register(DatagramChannel channel, Ready owner) throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, SelectionKey.OP_READ, owner);
  }

  void setTimer(Timed timed, long dueAt) {
    timers.set(timed, dueAt);
  }

  void cancelTimer(Timed timed) {
    timers.cancel(timed);
  }

  /** Stops the thread after the tasks that are queued; waits for it unless called on it, or 5 s. */
  void stop() {
    stopping = true;
    selector.wakeup();
    if (thread.getState() == Thread.State.NEW) {
      closeSelector();
    } else if (!isCurrent()) {
      joinUninterruptibly();
    }
  }

  private void joinUninterruptibly() {
    boolean interrupted = false;
    long until = now() + STOP_NANOS;
    while (thread.isAlive()) {
      if (now() > until) {
        LOG.warn("{} does not end: a content or callback is slow", thread.getName());
        break;
      }
      try {
        thread.join(JOIN_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopping || !tasks.isEmpty()) {
        runTasks();
        select();
        timers.run(now());
      }
    } catch (IOException | ClosedSelectorException e) {
      LOG.error("TFTP event loop ended", e);
    } finally {
      for (SelectionKey key : List.copyOf(selector.keys())) {
        ((Ready) key.attachment()).stopped();
      }
      stopped = true;
      runTasks();
      closeSelector();
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private void select() throws IOException {
    if (busy && spin.worthATry()) {
      if (poll()) {
        spin.found();
        return;
      }
      spin.foundNothing();
    }
    busy = waitForWork() > 0;
  }

  private boolean poll() throws IOException {
    long end = now() + Spin.NANOS;
    do {
      if (selector.selectNow(this::dispatch) > 0) {
        return true;
      }
      Thread.onSpinWait();
    } while (now() < end);
    return false;
  }

  private int waitForWork() throws IOException {
    long next = timers.next();
    if (stopping) {
      return selector.selectNow(this::dispatch);
    }
    if (next == Timed.NEVER) {
      return selector.select(this::dispatch);
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(next - now() + 999_999);
    return millis > 0
        ? selector.select(this::dispatch, millis)
        : selector.selectNow(this::dispatch);
  }

  private void dispatch(SelectionKey key) {
    Ready owner = (Ready) key.attachment();
    try {
      owner.ready(key, now());
    } catch (RuntimeException e) {
      owner.broken(e);
    }
  }

  private void closeSelector() {
    try {
      selector.close();
    } catch (IOException e) {
      LOG.warn("TFTP selector can't be closed: {}", e.toString());
    }
  }
}
