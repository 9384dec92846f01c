package io.swim.transfer.tftp;

import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that may be transferred now, and the transfers made from it. Thread-safe. */
final class Offer {
  private static final Logger LOG = LoggerFactory.getLogger(Offer.class);
  private static final int RECORDS_KEPT = 256;
  private static final int CLOSE_SECONDS = 5;

  private final Set<Session> running = new LinkedHashSet<>();
  private final Deque<TransferRecord> ended = new ArrayDeque<>();
  private boolean closed;

  /** False when the offer is closed already. */
  synchronized boolean attach(Session session) {
    return !closed && running.add(session);
  }

  /** As {@link #attach}, but false also while another transfer is running. */
  synchronized boolean attachAlone(Session session) {
    return running.isEmpty() && attach(session);
  }

  /** It ended before it was attached. */
  synchronized void forget(Session session) {
    running.remove(session);
  }

  synchronized void detach(Session session, TransferRecord record) {
    running.remove(session);
    if (ended.size() == RECORDS_KEPT) {
      ended.removeFirst();
    }
    ended.add(record);
  }

  synchronized List<TransferRecord> transfers() {
    List<TransferRecord> all = new ArrayList<>(ended);
    running.forEach(session -> all.add(session.record(Result.RUNNING, "")));
    return List.copyOf(all);
  }

  synchronized List<Session> running() {
    return List.copyOf(running);
  }

  /**
   * Ends the running transfers. Afterwards the content is not read any more; a caller on an event
   * loop is not made to wait for other loops.
   */
  void close(String why) {
    synchronized (this) {
      closed = true;
    }
    List<CompletableFuture<?>> ends = new ArrayList<>();
    boolean onLoop = false;
    for (Session session : running()) {
      onLoop |= session.loop().isCurrent();
      ends.add(session.loop().execute(() -> session.close(why)));
    }
    if (!onLoop) {
      await(CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)));
    }
  }

  private static void await(CompletableFuture<?> all) {
    try {
      all.get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn(
          "TFTP transfers did not end within {} s: a content is slow to read", CLOSE_SECONDS, e);
    }
  }
}
