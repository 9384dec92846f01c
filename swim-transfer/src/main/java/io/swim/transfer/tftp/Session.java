package io.swim.transfer.tftp;

import io.swim.device.TransferProtocol;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.serving.Offer;
import io.swim.transfer.serving.Printable;
import io.swim.transfer.serving.Running;
import io.swim.transfer.serving.TransferLog;
import io.swim.transfer.tftp.TftpPacket.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transfer of the server. Lives on its event loop's thread; only the record is read elsewhere.
 */
abstract class Session extends Timed implements EventLoop.Ready, Running {
  /** What all sessions of a server share. */
  record Shared(ServerSettings settings, SessionTable table, TransferLog log) {}

  /** So many packets are taken from one session before the others get their turn. */
  private static final int PACKETS_PER_TURN = 64;

  private static final long MAX_LINGER = Duration.ofSeconds(30).toNanos();

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  final Shared shared;
  final EventLoop loop;
  final Request request;
  final Negotiation options;
  final RetransmitTimer timer;
  final AtomicLong bytes = new AtomicLong();
  private final SessionTable.Key key;
  private final Optional<Offer> offer;
  private final Instant startedAt;
  private final long startedNanos = EventLoop.now();
  private @Nullable SessionChannel channel;
  private @Nullable SelectionKey selectionKey;
  private String sendTrouble = "";
  private boolean callbackFailed;
  private long lastSentAt;
  private volatile boolean ended;
  private boolean closed;

  Session(
      Shared shared,
      EventLoop loop,
      SessionTable.Key key,
      Request request,
      Negotiation options,
      Optional<Offer> offer) {
    this.shared = shared;
    this.loop = loop;
    this.key = key;
    this.request = request;
    this.options = options;
    this.offer = offer;
    this.startedAt = shared.settings().shared().clock().instant();
    int retries = shared.settings().maxRetries();
    this.timer =
        options
            .timeout()
            .map(asked -> RetransmitTimer.fixed(asked, retries))
            .orElseGet(() -> RetransmitTimer.adaptive(shared.settings().timeout(), retries));
  }

  /** Sends the first answer. */
  abstract void started(long now) throws IOException;

  /** A packet of the peer. */
  abstract void received(TftpPacket packet, long now) throws IOException;

  /** Sends again what the peer seems to miss. */
  abstract void repeat(long now) throws IOException;

  /** The peer has shown that it got our first answer. */
  abstract boolean underWay();

  /** The socket takes packets again after {@link #send} returned false. */
  abstract void writable(long now) throws IOException;

  /** Gives back what the session held. */
  abstract void release(TransferRecord record);

  SessionTable.Key key() {
    return key;
  }

  EventLoop loop() {
    return loop;
  }

  /** Opens the socket and answers the request; on the loop's thread, as everything below. */
  final void begin() {
    if (closed) {
      // Another request from the same port can end it before it is attached to its offer.
      offer.ifPresent(each -> each.forget(this));
      return;
    }
    shared.log().begun(this);
    guarded(
        () -> {
          channel = SessionChannel.open(key.local().getAddress(), key.peer());
          int inFlight = shared.settings().maxBytesInFlight();
          if (inFlight > TftpServerBuilder.DEFAULT_BYTES_IN_FLIGHT) {
            channel.sendBuffer(2 * inFlight);
          }
          selectionKey = loop.register(channel.channel(), this);
          long now = EventLoop.now();
          timer.progress(now);
          started(now);
        });
  }

  @Override
  public final void ready(SelectionKey ready, long now) {
    guarded(
        () -> {
          if (ready.isValid() && ready.isWritable()) {
            ready.interestOps(SelectionKey.OP_READ);
            writable(now);
          }
          for (int i = 0; i < PACKETS_PER_TURN && channel != null; i++) {
            InetSocketAddress sender = channel.receive(loop.readBuffer);
            if (sender == null) {
              break;
            }
            packet(sender, now);
          }
        });
  }

  private void packet(InetSocketAddress sender, long now) throws IOException {
    TftpPacket packet;
    try {
      packet = TftpCodec.parse(loop.readBuffer);
    } catch (MalformedPacketException e) {
      LOG.debug("TFTP packet of {} dropped: {}", sender, e.getMessage());
      return;
    }
    if (!key.peer().equals(sender)) {
      stranger(packet, sender, now);
    } else if (packet instanceof TftpPacket.Error error) {
      if (!ended) {
        String words = Printable.of(error.message());
        end(Result.FAILED, "the peer sent error " + error.code() + ": " + words);
      }
      closeChannel();
    } else {
      received(packet, now);
    }
  }

  /** RFC 1350, section 4: the stranger is told, the session goes on. */
  private void stranger(TftpPacket packet, InetSocketAddress sender, long now) throws IOException {
    boolean answerable = !(packet instanceof TftpPacket.Error);
    if (answerable && channel != null && loop.errors.mayAnswer(sender.getAddress(), now)) {
      TftpPacket.Error error =
          new TftpPacket.Error(TftpError.UNKNOWN_TRANSFER_ID, "Unknown transfer ID");
      channel.send(encode(error), sender);
    }
  }

  @Override
  final void due(long now) {
    guarded(() -> timeIsUp(now));
  }

  /** The deadline passed: repeats, or gives up. */
  void timeIsUp(long now) throws IOException {
    if (timer.exhausted(now)) {
      long silent = TimeUnit.NANOSECONDS.toMillis(timer.silentFor(now));
      String trouble = sendTrouble.isEmpty() ? "" : "; sending failed: " + sendTrouble;
      String why = "no answer for " + silent + " ms, " + timer.repeats() + " repeats" + trouble;
      fail(Result.TIMED_OUT, why, new TftpPacket.Error(TftpError.NOT_DEFINED, "Timed out"));
    } else {
      timer.repeated();
      repeat(now);
    }
  }

  /**
   * The same port sent a request again: the same one before our first answer arrived is a repeat,
   * an old one in a live transfer is a stray, and anything else starts anew.
   */
  final void requestedAgain(Request again, Runnable anew) {
    long now = EventLoop.now();
    boolean same = again.equals(request);
    long patience = shared.settings().timeout().toNanos();
    if (same && !underWay()) {
      if (now - lastSentAt >= patience) {
        timer.askedAgain();
        guarded(() -> repeat(now));
      }
    } else if (!same || timer.silentFor(now) >= patience) {
      if (!ended) {
        end(Result.FAILED, "the peer began anew from the same port");
      }
      closeChannel();
      anew.run();
    }
  }

  @Override
  public final TransferRecord record() {
    return record(Result.RUNNING, "");
  }

  @Override
  public final CompletableFuture<?> end(String why) {
    CompletableFuture<?> ended = loop.execute(() -> close(why));
    return EventLoop.isAnyCurrent() ? CompletableFuture.completedFuture(null) : ended;
  }

  /** Ends on the host's wish. */
  final void close(String why) {
    guarded(() -> fail(Result.CLOSED, why, new TftpPacket.Error(TftpError.NOT_DEFINED, why)));
    closeChannel();
  }

  /** Ends, and tells the peer. */
  final void fail(Result result, String why, TftpPacket.Error farewell) {
    if (!ended) {
      send(farewell);
      end(result, why);
    }
    closeChannel();
  }

  /** The transfer is over; the socket may stay open for a peer that missed the last packet. */
  final void end(Result result, String detail) {
    ended = true;
    loop.cancelTimer(this);
    TransferRecord record = record(result, detail);
    release(record);
    if (result == Result.COMPLETE) {
      offer.ifPresent(Offer::wholeArrived);
    }
    offer.ifPresent(each -> each.detach(this, record));
    shared.log().ended(this, request.kind() == TftpPacket.Kind.READ ? "read" : "write", record);
  }

  /** Keeps the socket of an ended transfer for a while. */
  final void linger(long now) {
    shared.table().lingers(this);
    loop.setTimer(this, now + Math.min(timer.patience(), MAX_LINGER));
  }

  final boolean hasEnded() {
    return ended;
  }

  final void closeChannel() {
    if (closed) {
      return;
    }
    closed = true;
    loop.cancelTimer(this);
    shared.table().remove(this);
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.warn("TFTP socket can't be closed: {}", e.toString());
      }
      channel = null;
    }
  }

  @Override
  public final void broken(RuntimeException cause) {
    LOG.error("TFTP session of {} broke", key.peer(), cause);
    if (!ended) {
      end(Result.FAILED, "internal error: " + cause);
    }
    closeChannel();
  }

  @Override
  public final void stopped() {
    close("The server was closed");
  }

  /** Sends a small packet; a failure counts as loss, which the timer heals. */
  final void send(TftpPacket packet) {
    send(encode(packet));
  }

  /** False when the socket is full: {@link #writable} will be called. */
  final boolean send(ByteBuffer packet) {
    if (channel == null) {
      return true;
    }
    try {
      if (!channel.send(packet) && selectionKey != null) {
        selectionKey.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return false;
      }
    } catch (IOException e) {
      sendTrouble = e.toString();
    }
    return true;
  }

  /** Arms the timer for what was just sent. */
  final void awaitAnswer(long now) {
    lastSentAt = now;
    loop.setTimer(this, timer.dueAt(now));
  }

  final TransferRecord record(Result result, String detail) {
    return new TransferRecord(
        TransferProtocol.TFTP,
        key.peer(),
        Printable.of(request.file()),
        options.answer(),
        startedAt,
        Duration.ofNanos(EventLoop.now() - startedNanos),
        bytes.get(),
        result,
        detail,
        result == Result.COMPLETE
            ? offer.flatMap(each -> each.digest(bytes.get()))
            : Optional.empty());
  }

  /** The host's code threw: it is logged once, because the next packet may well do it again. */
  final void callbackFailed(String what, Throwable cause) {
    if (!callbackFailed) {
      callbackFailed = true;
      String file = Printable.of(request.file());
      LOG.warn("{} of {} by {} failed; the transfer goes on", what, file, key.peer(), cause);
    }
  }

  private ByteBuffer encode(TftpPacket packet) {
    ByteBuffer buffer = loop.writeBuffer.clear();
    TftpCodec.write(packet, buffer);
    return buffer.flip();
  }

  private interface Work {
    void run() throws IOException;
  }

  private void guarded(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      LOG.debug("TFTP session of {} failed", key.peer(), e);
      if (!ended) {
        send(new TftpPacket.Error(TftpError.NOT_DEFINED, "The server failed to read or write"));
        end(Result.FAILED, e.toString());
      }
      closeChannel();
    } catch (RuntimeException e) {
      broken(e);
    }
  }
}
