package io.swim.transfer.serving;

import io.swim.image.ImageContent;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transfer of an offered file by a server that reads and writes on threads. A device that
 * begins anew ends its earlier transfer: that one may hang in a connection that nobody closes.
 *
 * <p>The lock guards what is known of the transfer and is never held while the host is called:
 * whoever ends it only notes the end, and the end is told when the host is left, by the thread that
 * was there. So a content or sink that hangs holds up nobody but its own transfer.
 */
final class TransferInStreams implements Running, ServedTree.Reading, ServedTree.Writing {
  private static final Logger LOG = LoggerFactory.getLogger(TransferInStreams.class);
  private static final String ANEW = "The device began anew";

  private final Offer offer;
  private final OfferedTree.Transfers transfers;
  private final ServedTree.Visitor visitor;
  private final @Nullable ImageContent content;
  private final long size;
  private final Instant startedAt;
  private final long startedNanos = System.nanoTime();
  private final CompletableFuture<Void> told = new CompletableFuture<>();
  private final Ranges bytes = new Ranges();
  private @Nullable OutputStream sink;
  private @Nullable Thread atHost;
  private boolean callbackFailed;
  private volatile @Nullable TransferRecord ended;

  private TransferInStreams(
      Offer offer, OfferedTree.Transfers transfers, ServedTree.Visitor visitor) {
    this.offer = offer;
    this.transfers = transfers;
    this.visitor = visitor;
    this.content = offer.file() instanceof ServedFile.Outgoing ? offer.content() : null;
    this.size = content == null ? 0 : content.sizeBytes();
    this.startedAt = transfers.clock().instant();
  }

  static ServedTree.Reading read(
      Offer offer, OfferedTree.Transfers transfers, ServedTree.Visitor visitor) throws IOException {
    TransferInStreams transfer = new TransferInStreams(offer, transfers, visitor);
    offer.endRunning(visitor.peer().getAddress(), ANEW);
    transfers.log().begun(transfer);
    if (!offer.attach(transfer)) {
      transfers.log().notBegun(transfer);
      throw new NoSuchFileException(offer.file().path());
    }
    return transfer;
  }

  static ServedTree.Writing write(
      Offer offer, OfferedTree.Transfers transfers, ServedTree.Visitor visitor) throws IOException {
    TransferInStreams transfer = new TransferInStreams(offer, transfers, visitor);
    // One sink takes one transfer at a time.
    Endings.await(offer.endRunning(ANEW));
    transfers.log().begun(transfer);
    if (!offer.attachAlone(transfer)) {
      transfers.log().notBegun(transfer);
      throw new AccessDeniedException(offer.file().path());
    }
    transfer.begin();
    return transfer;
  }

  private void begin() throws IOException {
    goToHost();
    try {
      offer.beginsAnew();
      sinkIs(((ServedFile.Incoming) offer.file()).sink().begin(visitor.peer()));
    } catch (IOException | RuntimeException e) {
      ends(Result.FAILED, Printable.of(e.toString()));
      throw e;
    } finally {
      leaveHost();
    }
  }

  private synchronized void sinkIs(@Nullable OutputStream begun) {
    sink = begun;
  }

  private synchronized Optional<OutputStream> takeSink() {
    Optional<OutputStream> taken = Optional.ofNullable(sink);
    sink = null;
    return taken;
  }

  @Override
  public long sizeBytes() {
    return size;
  }

  @Override
  public long mostBytes() {
    return ((ServedFile.Incoming) offer.file()).maxBytes();
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    goToHost();
    try {
      int count = content == null ? -1 : content.read(into, position);
      if (count > 0) {
        bytes.add(position, position + count);
        progress((ServedFile.Outgoing) offer.file(), offer.soFar(bytes));
      }
      return count;
    } finally {
      leaveHost();
    }
  }

  private void progress(ServedFile.Outgoing file, long so) {
    if (hasEnded()) {
      return;
    }
    try {
      file.progress().accept(so);
    } catch (RuntimeException | AssertionError | LinkageError e) {
      if (!callbackFailed) {
        callbackFailed = true;
        LOG.warn("The progress callback for {} failed; the transfer goes on", file.path(), e);
      }
    }
  }

  @Override
  public void write(ByteBuffer from, long position) throws IOException {
    refuseIfEnded();
    long so = bytes.end();
    if (position != so) {
      throw new IOException("bytes come out of order: " + position + " after " + so);
    }
    if (position + from.remaining() > mostBytes()) {
      String why =
          position + from.remaining() + " bytes are more than the " + mostBytes() + " announced";
      failed(why);
      throw new IOException(why);
    }
    OutputStream to = goToHost();
    try {
      if (to != null && from.hasRemaining()) {
        int count = from.remaining();
        offer.received(position, from);
        if (from.hasArray()) {
          to.write(from.array(), from.arrayOffset() + from.position(), count);
          from.position(from.limit());
        } else {
          byte[] copy = new byte[count];
          from.get(copy);
          to.write(copy);
        }
        bytes.add(position, position + count);
      }
    } finally {
      leaveHost();
    }
  }

  /** From here on the end is told by this thread, when it leaves. */
  private synchronized @Nullable OutputStream goToHost() throws IOException {
    refuseIfEnded();
    atHost = Thread.currentThread();
    return sink;
  }

  private void leaveHost() {
    synchronized (this) {
      atHost = null;
      if (ended == null) {
        return;
      }
    }
    tell();
  }

  private void refuseIfEnded() throws IOException {
    TransferRecord end = ended;
    if (end != null) {
      throw new IOException("the transfer has ended: " + end.result() + " " + end.detail());
    }
  }

  @Override
  public void finished() throws IOException {
    if (!(offer.file() instanceof ServedFile.Incoming)) {
      end(Result.COMPLETE, "");
      return;
    }
    boolean kept;
    goToHost();
    try {
      Optional<OutputStream> to = takeSink();
      if (to.isPresent()) {
        to.get().close();
      }
      ends(Result.COMPLETE, "");
      kept = record().result() == Result.COMPLETE;
    } finally {
      leaveHost();
    }
    if (!kept) {
      refuseIfEnded();
    }
  }

  @Override
  public void failed(String why) {
    end(Result.FAILED, Printable.of(why));
  }

  @Override
  public void timedOut(String why) {
    end(Result.TIMED_OUT, Printable.of(why));
  }

  @Override
  public boolean hasEnded() {
    return ended != null;
  }

  @Override
  public void close() {
    end(Result.FAILED, "The device broke off");
  }

  /** On the thread of the transfer. */
  private void end(Result result, String detail) {
    if (ends(result, detail)) {
      tell();
    }
  }

  /** Tells it on a thread of its own: whoever withdraws a file waits for no host for ever. */
  @Override
  public CompletableFuture<?> end(String why) {
    boolean mine;
    boolean tells;
    synchronized (this) {
      mine = atHost == Thread.currentThread();
      tells = ends(Result.CLOSED, why);
    }
    visitor.breakOff().run();
    if (tells) {
      Endings.run(this::tell);
    }
    return mine ? CompletableFuture.completedFuture(null) : told;
  }

  /**
   * Notes the end; the first one counts.
   *
   * @return whether the caller is to tell it
   */
  private synchronized boolean ends(Result result, String detail) {
    if (ended != null) {
      return false;
    }
    if (result == Result.COMPLETE) {
      offer.arrived(bytes);
    }
    ended = record(result, detail);
    return atHost == null;
  }

  /** Called once, when nobody is with the host any more. */
  private void tell() {
    TransferRecord record = record();
    boolean incoming = offer.file() instanceof ServedFile.Incoming;
    synchronized (this) {
      atHost = Thread.currentThread();
    }
    try {
      takeSink().ifPresent(this::close);
      offer.detach(this, record);
      transfers.log().ended(this, incoming ? "write" : "read", record);
      if (offer.file() instanceof ServedFile.Incoming file) {
        file.sink().ended(record);
      }
    } catch (RuntimeException | AssertionError | LinkageError e) {
      LOG.warn("The end of the sink for {} failed", offer.file().path(), e);
    } finally {
      told.complete(null);
    }
  }

  private void close(OutputStream broken) {
    try {
      broken.close();
    } catch (IOException | RuntimeException | AssertionError | LinkageError e) {
      LOG.debug("what came of {} can't be closed", offer.file().path(), e);
    }
  }

  @Override
  public synchronized TransferRecord record() {
    TransferRecord end = ended;
    return end != null ? end : record(Result.RUNNING, "");
  }

  private TransferRecord record(Result result, String detail) {
    return new TransferRecord(
        transfers.protocol(),
        visitor.peer(),
        Printable.of(offer.file().path()),
        bytes.options(visitor.options()),
        startedAt,
        Duration.ofNanos(System.nanoTime() - startedNanos),
        bytes.count(),
        result,
        detail,
        result == Result.COMPLETE && isAtEnd() ? offer.digest(bytes.end()) : Optional.empty());
  }

  /** A part that was asked for is not the whole file. */
  private boolean isAtEnd() {
    return content == null || bytes.end() == size;
  }
}
