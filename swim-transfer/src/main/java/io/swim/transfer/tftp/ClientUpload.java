package io.swim.transfer.tftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/** One write, on the caller's thread. */
final class ClientUpload {
  private final ClientSettings settings;
  private final ClientExchange exchange;
  private final InputStream from;
  private final long sizeBytes;
  private final RetransmitTimer timer;
  private final long startedAt = EventLoop.now();
  private ClientExchange.Agreed agreed = ClientExchange.Agreed.NOTHING;
  private SendWindow window = new SendWindow(1);
  private BlockSource blocks;
  private boolean accepted;
  private long bytes;

  ClientUpload(ClientSettings settings, ClientExchange exchange, InputStream from, long sizeBytes) {
    this.settings = settings;
    this.exchange = exchange;
    this.from = settings.mode() == TftpMode.NETASCII ? new NetasciiInputStream(from) : from;
    this.sizeBytes = sizeBytes;
    this.blocks = new StreamSource(this.from, agreed.blockSize(), 1);
    this.timer = RetransmitTimer.adaptive(settings.timeout(), settings.retries());
  }

  TftpTransfer run() throws IOException {
    exchange.request(sizeBytes);
    long now = EventLoop.now();
    timer.asked(now);
    timer.progress(now);
    long until = timer.dueAt(now);
    while (!window.complete()) {
      TftpPacket packet = exchange.receive(until);
      exchange.giveUpWhenExhausted(timer, bytes);
      if (packet == null) {
        repeat();
        until = timer.dueAt(EventLoop.now());
      } else if (packet instanceof TftpPacket.Error error) {
        throw TftpException.ofServer(exchange.what(), error, bytes);
      } else if (progressed(packet)) {
        now = EventLoop.now();
        timer.answered(now);
        window.roundTrip(now).ifPresent(timer::sample);
        timer.progress(now);
        fill();
        now = EventLoop.now();
        until = timer.dueAt(now);
      }
    }
    return new TftpTransfer(
        exchange.file(),
        bytes,
        Duration.ofNanos(EventLoop.now() - startedAt),
        agreed.blockSize(),
        agreed.windowSize(),
        agreed.size(),
        timer.repeats());
  }

  /** Whether the packet lets more blocks go out. */
  private boolean progressed(TftpPacket packet) throws IOException {
    if (packet instanceof TftpPacket.OptionAck oack && !accepted) {
      agreed = exchange.agreed(oack);
      window = new SendWindow(agreed.windowSize());
      blocks = new StreamSource(from, agreed.blockSize(), agreed.windowSize());
      accepted = true;
      return true;
    }
    if (!(packet instanceof TftpPacket.Ack ack)) {
      return false;
    }
    if (!accepted) {
      accepted = ack.block() == 0;
      return accepted;
    }
    if (window.acknowledge(ack.block()) == SendWindow.Effect.STALE) {
      return false;
    }
    bytes = blocks.bytesUpTo(window.acknowledged());
    settings.progress().accept(bytes);
    return true;
  }

  private void repeat() throws IOException {
    timer.repeated();
    if (accepted) {
      window.timedOut();
      fill();
    } else {
      exchange.request(sizeBytes);
    }
  }

  private void fill() throws IOException {
    while (window.maySend()) {
      long number = window.next();
      ByteBuffer block = read(number);
      if (block.remaining() < agreed.blockSize()) {
        window.endsAt(number);
      }
      int start = block.position() - TftpPacket.HEADER_BYTES;
      block.putInt(start, TftpPacket.dataHeader(number)).position(start);
      exchange.send(block);
      window.sent(EventLoop.now());
    }
  }

  private ByteBuffer read(long number) throws IOException {
    try {
      return blocks.block(number);
    } catch (IOException e) {
      exchange.abort(TftpError.NOT_DEFINED, "The client can't read");
      throw e;
    }
  }
}
