package io.swim.transfer.serving;

import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transfer from or to a folder of the host's. Used by one thread; ended by any. */
abstract class FolderTransfer implements Running {
  private static final Logger LOG = LoggerFactory.getLogger(FolderTransfer.class);

  final FileChannel channel;
  final String path;
  private final String what;
  private final OfferedTree.Transfers transfers;
  private final ServedTree.Visitor visitor;
  private final Instant startedAt;
  private final long startedNanos = System.nanoTime();
  private final Ranges bytes = new Ranges();

  /** Whoever sets it closes the file and tells the host, with no lock: both may hang. */
  private final AtomicBoolean ended = new AtomicBoolean();

  FolderTransfer(
      FileChannel channel,
      String path,
      String what,
      OfferedTree.Transfers transfers,
      ServedTree.Visitor visitor) {
    this.channel = channel;
    this.path = path;
    this.what = what;
    this.transfers = transfers;
    this.visitor = visitor;
    this.startedAt = transfers.clock().instant();
    transfers.log().begun(this);
  }

  /** Before the transfer is recorded: what is to become of the file. */
  abstract void close(Result result) throws IOException;

  final void passed(long position, long count) {
    bytes.add(position, position + count);
  }

  /**
   * It is complete only when its file is closed and has its name; when that fails, it is recorded
   * as failed.
   *
   * @throws IOException also when it has ended already: what came of the file is gone
   */
  public final void finished() throws IOException {
    if (!ended.compareAndSet(false, true)) {
      throw new IOException("the transfer has ended");
    }
    try {
      close(Result.COMPLETE);
    } catch (IOException | RuntimeException e) {
      giveUp(Result.FAILED, Printable.of(e.getMessage() == null ? e.toString() : e.getMessage()));
      throw e;
    }
    tell(Result.COMPLETE, "");
  }

  public final void failed(String why) {
    breaks(Result.FAILED, Printable.of(why));
  }

  public final void timedOut(String why) {
    breaks(Result.TIMED_OUT, Printable.of(why));
  }

  public final boolean hasEnded() {
    return ended.get();
  }

  public final void close() {
    breaks(Result.FAILED, "The peer broke off");
  }

  /** Whatever its own thread is at meets a closed file. */
  @Override
  public final CompletableFuture<?> end(String why) {
    breaks(Result.CLOSED, why);
    visitor.breakOff().run();
    return CompletableFuture.completedFuture(null);
  }

  private void breaks(Result result, String why) {
    if (ended.compareAndSet(false, true)) {
      giveUp(result, why);
    }
  }

  private void giveUp(Result result, String why) {
    try {
      close(result);
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} can't be closed", Printable.of(path), e);
    }
    tell(result, why);
  }

  private void tell(Result result, String detail) {
    transfers.log().ended(this, what, record(result, detail));
  }

  @Override
  public final TransferRecord record() {
    return record(Result.RUNNING, "");
  }

  private TransferRecord record(Result result, String detail) {
    return new TransferRecord(
        transfers.protocol(),
        visitor.peer(),
        Printable.of(path),
        bytes.options(visitor.options()),
        startedAt,
        Duration.ofNanos(System.nanoTime() - startedNanos),
        bytes.count(),
        result,
        detail,
        Optional.empty());
  }
}
