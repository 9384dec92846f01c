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
 */
final class TransferInStreams implements Running, ServedTree.Reading, ServedTree.Writing {
  private static final Logger LOG = LoggerFactory.getLogger(TransferInStreams.class);
  private static final String ANEW = "The device began anew";

  private final Offer offer;
  private final OfferedTree.Transfers transfers;
  private final ServedTree.Visitor visitor;
  private final Instant startedAt;
  private final long startedNanos = System.nanoTime();
  private @Nullable ImageContent content;
  private @Nullable OutputStream sink;
  private long bytes;
  private boolean callbackFailed;
  private volatile @Nullable TransferRecord ended;

  private TransferInStreams(
      Offer offer, OfferedTree.Transfers transfers, ServedTree.Visitor visitor) {
    this.offer = offer;
    this.transfers = transfers;
    this.visitor = visitor;
    this.startedAt = transfers.clock().instant();
  }

  static ServedTree.Reading read(
      Offer offer, OfferedTree.Transfers transfers, ServedTree.Visitor visitor) throws IOException {
    TransferInStreams transfer = new TransferInStreams(offer, transfers, visitor);
    transfer.content = offer.content();
    offer.endRunning(visitor.peer().getAddress(), ANEW);
    if (!offer.attach(transfer)) {
      throw new NoSuchFileException(offer.file().path());
    }
    return transfer;
  }

  static ServedTree.Writing write(
      Offer offer, OfferedTree.Transfers transfers, ServedTree.Visitor visitor) throws IOException {
    TransferInStreams transfer = new TransferInStreams(offer, transfers, visitor);
    offer.endRunning(ANEW);
    if (!offer.attachAlone(transfer)) {
      throw new AccessDeniedException(offer.file().path());
    }
    try {
      offer.beginsAnew();
      transfer.sink = ((ServedFile.Incoming) offer.file()).sink().begin(visitor.peer());
    } catch (IOException | RuntimeException e) {
      transfer.failed(e.toString());
      throw e;
    }
    return transfer;
  }

  @Override
  public long sizeBytes() {
    return ((ServedFile.Outgoing) offer.file()).content().sizeBytes();
  }

  @Override
  public long mostBytes() {
    return ((ServedFile.Incoming) offer.file()).maxBytes();
  }

  @Override
  public synchronized int read(ByteBuffer into, long position) throws IOException {
    refuseIfEnded();
    ImageContent from = content;
    int count = from == null ? -1 : from.read(into, position);
    if (count > 0) {
      bytes = Math.max(bytes, position + count);
      told(((ServedFile.Outgoing) offer.file()), bytes);
    }
    return count;
  }

  private void told(ServedFile.Outgoing file, long so) {
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
  public synchronized void write(ByteBuffer from, long position) throws IOException {
    refuseIfEnded();
    long most = ((ServedFile.Incoming) offer.file()).maxBytes();
    if (position != bytes) {
      throw new IOException("bytes come out of order: " + position + " after " + bytes);
    }
    if (position + from.remaining() > most) {
      String why = position + from.remaining() + " bytes are more than the " + most + " announced";
      end(Result.FAILED, why);
      throw new IOException(why);
    }
    OutputStream to = sink;
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
      bytes += count;
    }
  }

  private void refuseIfEnded() throws IOException {
    TransferRecord end = ended;
    if (end != null) {
      throw new IOException("the transfer has ended: " + end.result() + " " + end.detail());
    }
  }

  @Override
  public synchronized void finished() throws IOException {
    if (ended != null) {
      return;
    }
    if (offer.file() instanceof ServedFile.Incoming) {
      OutputStream to = sink;
      sink = null;
      if (to != null) {
        to.close();
      }
    }
    end(Result.COMPLETE, "");
  }

  @Override
  public synchronized void failed(String why) {
    end(Result.FAILED, Printable.of(why));
  }

  @Override
  public synchronized void timedOut(String why) {
    end(Result.TIMED_OUT, Printable.of(why));
  }

  @Override
  public boolean hasEnded() {
    return ended != null;
  }

  @Override
  public synchronized void close() {
    end(Result.FAILED, "The device broke off");
  }

  @Override
  public CompletableFuture<?> end(String why) {
    synchronized (this) {
      end(Result.CLOSED, why);
    }
    visitor.breakOff().run();
    return CompletableFuture.completedFuture(null);
  }

  private void end(Result result, String detail) {
    if (ended != null) {
      return;
    }
    TransferRecord record = record(result, detail);
    ended = record;
    content = null;
    if (sink != null) {
      try {
        sink.close();
      } catch (IOException e) {
        LOG.debug("what came of {} can't be closed", offer.file().path(), e);
      }
      sink = null;
    }
    offer.detach(this, record);
    boolean incoming = offer.file() instanceof ServedFile.Incoming;
    transfers.log().ended(incoming ? "write" : "read", record);
    if (offer.file() instanceof ServedFile.Incoming file) {
      try {
        file.sink().ended(record);
      } catch (RuntimeException | AssertionError | LinkageError e) {
        LOG.warn("The end of the sink for {} failed", file.path(), e);
      }
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
        visitor.options(),
        startedAt,
        Duration.ofNanos(System.nanoTime() - startedNanos),
        bytes,
        result,
        detail,
        result == Result.COMPLETE && isAtEnd() ? offer.digest(bytes) : Optional.empty());
  }

  /** A part that was asked for is not the whole file. */
  private boolean isAtEnd() {
    return !(offer.file() instanceof ServedFile.Outgoing out) || bytes == out.content().sizeBytes();
  }
}
