package io.swim.transfer.tftp;

import io.swim.image.ImageContent;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.serving.Offer;
import io.swim.transfer.serving.Printable;
import io.swim.transfer.tftp.TftpPacket.Request;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a file (RFC 1350, windows as in RFC 7440). */
final class DownloadSession extends Session {
  /**
   * What is sent.
   *
   * @param size in bytes, fixed for the transfer
   * @param afterwards closed when the transfer has ended
   */
  record Source(ImageContent content, long size, LongConsumer progress, Closeable afterwards) {}

  private static final Logger LOG = LoggerFactory.getLogger(DownloadSession.class);

  /** Between parts of a window, for a peer that loses packets when they come all at once. */
  private static final long BREATH = Duration.ofMillis(1).toNanos();

  private static final int CLEAN_WINDOWS_TO_GROW = 8;

  /** No window is cut into more parts: where loss is mere chance, pauses heal nothing. */
  private static final int MOST_PARTS = 16;

  private final Source source;
  private final SendWindow window;
  private @Nullable ByteBuffer readAhead;
  private @Nullable BlockSource blocks;
  private boolean optionsAcknowledged;
  private boolean breathing;
  private int burst;
  private int cleanWindows;

  DownloadSession(
      Shared shared,
      EventLoop loop,
      SessionTable.Key key,
      Request request,
      Negotiation options,
      Optional<Offer> offer,
      Source source) {
    super(shared, loop, key, request, options, offer);
    this.source = source;
    this.window = new SendWindow(options.windowSize());
    this.burst = options.windowSize();
  }

  @Override
  void started(long now) throws IOException {
    if (TftpMode.NETASCII.wireName().equalsIgnoreCase(request.mode())) {
      NetasciiInputStream text = new NetasciiInputStream(source.content().stream(0));
      blocks = new StreamSource(text, options.blockSize(), options.windowSize());
    } else {
      readAhead = loop.buffers.take();
      blocks = new OctetSource(source.content(), source.size(), options.blockSize(), readAhead);
    }
    optionsAcknowledged = options.answer().isEmpty();
    if (!optionsAcknowledged) {
      timer.asked(now);
    }
    repeat(now);
  }

  @Override
  void received(TftpPacket packet, long now) throws IOException {
    if (!(packet instanceof TftpPacket.Ack ack)) {
      return;
    }
    if (!optionsAcknowledged) {
      if (ack.block() == 0) {
        optionsAcknowledged = true;
        timer.answered(now);
        timer.progress(now);
        fill(now);
      }
      return;
    }
    SendWindow.Effect effect = window.acknowledge(ack.block());
    if (effect == SendWindow.Effect.STALE) {
      return;
    }
    window.roundTrip(now).ifPresent(timer::sample);
    if (effect == SendWindow.Effect.RESTART) {
      lossSeen();
    } else {
      windowArrived();
    }
    progress(now);
    if (window.complete()) {
      end(Result.COMPLETE, "");
      closeChannel();
    } else {
      fill(now);
    }
  }

  @Override
  void timeIsUp(long now) throws IOException {
    if (breathing) {
      fill(now);
    } else {
      super.timeIsUp(now);
    }
  }

  @Override
  void repeat(long now) throws IOException {
    if (!optionsAcknowledged) {
      send(new TftpPacket.OptionAck(options.answer()));
      awaitAnswer(now);
      return;
    }
    if (window.outstanding()) {
      lossSeen();
    }
    window.timedOut();
    fill(now);
  }

  @Override
  boolean underWay() {
    return window.acknowledged() > 0 || (optionsAcknowledged && !options.answer().isEmpty());
  }

  @Override
  void writable(long now) throws IOException {
    fill(now);
  }

  @Override
  void release(TransferRecord record) {
    if (readAhead != null) {
      loop.buffers.giveBack(readAhead);
      readAhead = null;
      blocks = null;
    }
    try {
      source.afterwards().close();
    } catch (IOException e) {
      LOG.warn("{} can't be closed: {}", Printable.of(request.file()), e.toString());
    }
  }

  /** Sends what the window allows, or a part of it to a peer that gets out of breath. */
  private void fill(long now) throws IOException {
    breathing = false;
    BlockSource from = blocks;
    if (from == null) {
      return;
    }
    int sent = 0;
    while (window.maySend()) {
      if (sent == burst) {
        breathing = true;
        loop.setTimer(this, now + BREATH);
        return;
      }
      long number = window.next();
      ByteBuffer block = from.block(number);
      if (block.remaining() < options.blockSize()) {
        window.endsAt(number);
      }
      if (!sendBlock(number, block)) {
        break;
      }
      window.sent(now);
      sent++;
    }
    awaitAnswer(now);
  }

  /** The header is written over the four bytes before the block, which are then put back. */
  private boolean sendBlock(long number, ByteBuffer block) {
    int start = block.position() - TftpPacket.HEADER_BYTES;
    int end = block.limit();
    int covered = block.getInt(start);
    block.putInt(start, TftpPacket.dataHeader(number)).position(start);
    boolean sent = send(block);
    block.limit(end).putInt(start, covered);
    return sent;
  }

  private void windowArrived() {
    if (burst < options.windowSize() && ++cleanWindows >= CLEAN_WINDOWS_TO_GROW) {
      burst = Math.min(options.windowSize(), 2 * burst);
      cleanWindows = 0;
    }
  }

  /**
   * The peer counts to the window that was agreed, so a smaller one would make it wait; instead the
   * window is sent in smaller parts.
   */
  private void lossSeen() {
    burst = Math.max(Math.max(1, options.windowSize() / MOST_PARTS), burst / 2);
    cleanWindows = 0;
  }

  private void progress(long now) {
    timer.progress(now);
    BlockSource from = blocks;
    if (from == null) {
      return;
    }
    long acknowledged = from.bytesUpTo(window.acknowledged());
    bytes.lazySet(acknowledged);
    try {
      source.progress().accept(acknowledged);
    } catch (RuntimeException | AssertionError | LinkageError e) {
      callbackFailed("The progress callback for TFTP read", e);
    }
  }
}
