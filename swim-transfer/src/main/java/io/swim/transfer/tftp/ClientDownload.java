package io.swim.transfer.tftp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One read, on the caller's thread. */
final class ClientDownload {
  private final ClientSettings settings;
  private final ClientExchange exchange;
  private final OutputStream to;
  private final @Nullable NetasciiOutputStream text;
  private final RetransmitTimer timer;
  private final long startedAt = EventLoop.now();
  private ClientExchange.Agreed agreed = ClientExchange.Agreed.NOTHING;
  private ReceiveWindow window = new ReceiveWindow(1);
  private byte[] block = new byte[TftpPacket.DEFAULT_BLOCK_SIZE];
  private boolean answered;
  private long bytes;

  ClientDownload(ClientSettings settings, ClientExchange exchange, OutputStream to) {
    this.settings = settings;
    this.exchange = exchange;
    this.text = settings.mode() == TftpMode.NETASCII ? new NetasciiOutputStream(to) : null;
    this.to = text == null ? to : text;
    this.timer = RetransmitTimer.adaptive(settings.timeout(), settings.retries());
  }

  TftpTransfer run() throws IOException {
    exchange.request(0);
    long now = EventLoop.now();
    timer.asked(now);
    timer.progress(now);
    long until = timer.dueAt(now);
    boolean done = false;
    while (!done) {
      TftpPacket packet = exchange.receive(until);
      exchange.giveUpWhenExhausted(timer, bytes);
      if (packet == null) {
        repeat();
        until = timer.dueAt(EventLoop.now());
      } else if (packet instanceof TftpPacket.Data data) {
        done = data(data);
        until = timer.dueAt(EventLoop.now());
      } else if (packet instanceof TftpPacket.OptionAck oack) {
        options(oack);
      } else if (packet instanceof TftpPacket.Error error) {
        throw TftpException.ofServer(exchange.what(), error, bytes);
      }
    }
    return finish();
  }

  private void options(TftpPacket.OptionAck oack) throws IOException {
    if (window.accepted() > 0) {
      return;
    }
    if (!answered) {
      agreed = exchange.agreed(oack);
      window = new ReceiveWindow(agreed.windowSize());
      block = new byte[agreed.blockSize()];
      answered = true;
      agreed.size().ifPresent(settings.announced()::accept);
      long now = EventLoop.now();
      timer.answered(now);
      timer.progress(now);
      timer.asked(now);
    } else {
      timer.askedAgain();
    }
    exchange.send(new TftpPacket.Ack(0));
  }

  /** Takes a block; true after the last one. */
  private boolean data(TftpPacket.Data data) throws IOException {
    ByteBuffer payload = data.payload();
    int length = payload.remaining();
    if (length > agreed.blockSize()) {
      exchange.abort(TftpError.ILLEGAL_OPERATION, "Block is longer than agreed");
      String why = "block of " + length + " bytes, agreed were " + agreed.blockSize();
      throw TftpException.ofClient(exchange.what(), why, bytes);
    }
    boolean endsFile = length < agreed.blockSize();
    switch (window.data(data.block(), endsFile)) {
      case ACCEPT -> store(payload, length);
      case ACCEPT_AND_ACKNOWLEDGE -> {
        store(payload, length);
        if (!endsFile) {
          acknowledge();
          timer.asked(EventLoop.now());
        }
        return endsFile;
      }
      case ACKNOWLEDGE_AGAIN -> {
        timer.repeated();
        acknowledge();
      }
      case IGNORE -> {}
    }
    return false;
  }

  private void store(ByteBuffer payload, int length) throws IOException {
    answered = true;
    payload.get(block, 0, length);
    try {
      to.write(block, 0, length);
    } catch (IOException e) {
      exchange.abort(TftpError.DISK_FULL, "The client can't write");
      throw e;
    }
    bytes += length;
    settings.progress().accept(bytes);
    long now = EventLoop.now();
    timer.answered(now);
    timer.progress(now);
  }

  private void repeat() throws IOException {
    timer.repeated();
    if (answered) {
      window.acknowledged();
      acknowledge();
    } else {
      exchange.request(0);
    }
  }

  private void acknowledge() throws IOException {
    exchange.send(new TftpPacket.Ack(window.last()));
  }

  private TftpTransfer finish() throws IOException {
    OptionalLong announced = agreed.size();
    if (text == null && announced.isPresent() && announced.getAsLong() != bytes) {
      exchange.abort(TftpError.NOT_DEFINED, "Size is not as announced");
      String why = "announced were " + announced.getAsLong() + " bytes, the file ended";
      throw TftpException.ofClient(exchange.what(), why, bytes);
    }
    try {
      if (text != null) {
        text.finish();
      }
      to.flush();
    } catch (IOException e) {
      exchange.abort(TftpError.DISK_FULL, "The client can't write");
      throw e;
    }
    acknowledge();
    Duration duration = Duration.ofNanos(EventLoop.now() - startedAt);
    if (timer.repeats() > 0) {
      dally();
    }
    return new TftpTransfer(
        exchange.file(),
        bytes,
        duration,
        agreed.blockSize(),
        agreed.windowSize(),
        announced,
        timer.repeats());
  }

  /**
   * Where packets got lost, the last acknowledgment may too: for one timeout, it is sent again on
   * demand (RFC 1350, section 6).
   */
  private void dally() throws IOException {
    long until = EventLoop.now() + settings.timeout().toNanos();
    try {
      for (TftpPacket packet = exchange.receive(until);
          packet != null;
          packet = exchange.receive(until)) {
        if (packet instanceof TftpPacket.Data data && data.block() == window.last()) {
          acknowledge();
        }
      }
    } catch (TftpException e) {
      // The server has closed its port: it got the acknowledgment.
      return;
    }
  }
}
