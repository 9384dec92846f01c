package io.swim.transfer.serving;

import io.swim.image.Digest;
import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One file that may be transferred now, and the transfers made of it. Thread-safe. */
public final class Offer {
  private static final int RECORDS_KEPT = 256;

  private final ServedFile file;
  private final LiveOffering offering;
  private final SentBytes sent = new SentBytes();
  private final Set<Running> running = new LinkedHashSet<>();
  private final Deque<TransferRecord> ended = new ArrayDeque<>();
  private boolean closed;
  private boolean usedUp;

  Offer(ServedFile file, LiveOffering offering) {
    this.file = file;
    this.offering = offering;
  }

  LiveOffering offering() {
    return offering;
  }

  public ServedFile file() {
    return file;
  }

  /** False when it is closed, expired, or was fetched as a whole already. */
  public boolean attach(Running transfer) {
    if (!offering.isOpen()) {
      return false;
    }
    synchronized (this) {
      return !closed && !usedUp && running.add(transfer);
    }
  }

  /** As {@link #attach}, but false also while another transfer is running. */
  public boolean attachAlone(Running transfer) {
    if (!offering.isOpen()) {
      return false;
    }
    synchronized (this) {
      return running.isEmpty() && !closed && !usedUp && running.add(transfer);
    }
  }

  /** It ended before it was attached. */
  public synchronized void forget(Running transfer) {
    running.remove(transfer);
  }

  /** The transfer has ended so. */
  public void detach(Running transfer, TransferRecord record) {
    boolean used =
        record.result() == Result.COMPLETE
            && offering.offering().uses() == Offering.Uses.ONE_EACH
            && (file instanceof ServedFile.Incoming || isWhole());
    synchronized (this) {
      running.remove(transfer);
      if (ended.size() == RECORDS_KEPT) {
        ended.removeFirst();
      }
      ended.add(record);
      usedUp |= used;
    }
  }

  public synchronized boolean isUsedUp() {
    return usedUp;
  }

  /** The ended transfers, then the running ones. */
  public List<TransferRecord> transfers() {
    List<TransferRecord> all;
    List<Running> now;
    synchronized (this) {
      all = new ArrayList<>(ended);
      now = List.copyOf(running);
    }
    now.forEach(each -> all.add(each.record()));
    return List.copyOf(all);
  }

  public synchronized List<Running> running() {
    return List.copyOf(running);
  }

  /** Ends the transfers that are running, but not the offer: a device that begins anew. */
  public CompletableFuture<?> endRunning(String why) {
    return CompletableFuture.allOf(
        running().stream().map(each -> each.end(why)).toArray(CompletableFuture[]::new));
  }

  /** Ends the transfers that are running to one address: the others are of other devices. */
  CompletableFuture<?> endRunning(InetAddress peer, String why) {
    return CompletableFuture.allOf(
        running().stream()
            .filter(each -> each.record().peer().getAddress().equals(peer))
            .map(each -> each.end(why))
            .toArray(CompletableFuture[]::new));
  }

  CompletableFuture<?> close(String why) {
    synchronized (this) {
      closed = true;
    }
    return endRunning(why);
  }

  /**
   * The content to send: every read of it is counted, and ends with an error when the offering may
   * not send more. Closing it closes nothing.
   */
  public ImageContent content() {
    return new Counted(((ServedFile.Outgoing) file).content());
  }

  /** Bytes of an incoming file, in order. */
  public void received(long position, ByteBuffer bytes) throws IOException {
    offering.passed(bytes.remaining());
    sent.passed(position, bytes);
  }

  /** An incoming file begins anew. */
  public void beginsAnew() {
    sent.reset();
  }

  /** A transfer of these is about to end well. */
  void arrived(Ranges fetched) {
    sent.arrived(fetched);
  }

  /** A transfer of all of it is about to end well. */
  public void wholeArrived() {
    if (file instanceof ServedFile.Outgoing out) {
      Ranges all = new Ranges();
      all.add(0, out.content().sizeBytes());
      sent.arrived(all);
    }
  }

  long soFar(Ranges fetched) {
    return sent.soFar(fetched);
  }

  /** Whether every byte has arrived, over all transfers. */
  private boolean isWhole() {
    return file instanceof ServedFile.Outgoing out && sent.whole(out.content().sizeBytes());
  }

  /** SHA-256 of what passed, if that is the whole file in order. */
  public Optional<Digest> digest(long size) {
    return sent.digest(size);
  }

  private final class Counted implements ImageContent {
    private final ImageContent content;

    Counted(ImageContent content) {
      this.content = content;
    }

    @Override
    public long sizeBytes() {
      return content.sizeBytes();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      int from = into.position();
      int count = content.read(into, position);
      if (count > 0) {
        offering.passed(count);
        sent.passed(position, into.duplicate().position(from).limit(from + count));
      }
      return count;
    }

    @Override
    public void close() {}
  }
}
