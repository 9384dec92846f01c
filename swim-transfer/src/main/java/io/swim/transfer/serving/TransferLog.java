package io.swim.transfer.serving;

import io.swim.spi.TransferRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once how a transfer ended: in the log, to the host's listener, in the recent list. */
public final class TransferLog {
  private static final int RECENT = 1000;
  private static final Logger LOG = LoggerFactory.getLogger(TransferLog.class);

  private final Consumer<TransferRecord> listener;
  private final Deque<TransferRecord> recent = new ArrayDeque<>();
  private final Set<Running> running = new LinkedHashSet<>();

  public TransferLog(Consumer<TransferRecord> listener) {
    this.listener = listener;
  }

  /** Listed as running until it has ended. */
  public void begun(Running transfer) {
    synchronized (recent) {
      running.add(transfer);
    }
  }

  /** It was refused after all. */
  void notBegun(Running transfer) {
    synchronized (recent) {
      running.remove(transfer);
    }
  }

  /** It has ended so. */
  public void ended(Running transfer, String what, TransferRecord record) {
    LOG.info(
        "{} {} of {} by {}: {}, {} bytes in {} ms, options {}{}",
        record.protocol(),
        what,
        record.path(),
        Printable.of(record.peer()),
        record.result(),
        record.bytes(),
        record.duration().toMillis(),
        record.options(),
        record.detail().isEmpty() ? "" : " (" + record.detail() + ")");
    synchronized (recent) {
      running.remove(transfer);
      if (recent.size() == RECENT) {
        recent.removeFirst();
      }
      recent.add(record);
    }
    try {
      listener.accept(record);
    } catch (RuntimeException | AssertionError | LinkageError e) {
      LOG.error("the listener for transfers failed", e);
    }
  }

  /** Ends all that are running; does not wait for them. */
  void endAll(String why) {
    List<Running> now;
    synchronized (recent) {
      now = List.copyOf(running);
    }
    now.forEach(each -> each.end(why));
  }

  /** The last ones that ended, then those that are running. */
  public List<TransferRecord> transfers() {
    List<TransferRecord> all;
    List<Running> now;
    synchronized (recent) {
      all = new ArrayList<>(recent);
      now = List.copyOf(running);
    }
    now.forEach(each -> all.add(each.record()));
    return List.copyOf(all);
  }
}
