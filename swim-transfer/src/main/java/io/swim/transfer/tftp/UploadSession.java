package io.swim.transfer.tftp;

import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.serving.Offer;
import io.swim.transfer.tftp.TftpPacket.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives an announced file (RFC 1350, windows as in RFC 7440). */
final class UploadSession extends Session {
  private static final Logger LOG = LoggerFactory.getLogger(UploadSession.class);

  private final Offer offer;
  private final ServedFile.Incoming upload;
  private final ReceiveWindow window;
  private final byte[] block;
  private @Nullable OutputStream sink;
  private boolean begun;

  UploadSession(
      Shared shared,
      EventLoop loop,
      SessionTable.Key key,
      Request request,
      Negotiation options,
      Offer offer) {
    super(shared, loop, key, request, options, Optional.of(offer));
    this.offer = offer;
    this.upload = (ServedFile.Incoming) offer.file();
    this.window = new ReceiveWindow(options.windowSize());
    this.block = new byte[options.blockSize()];
  }

  @Override
  void started(long now) throws IOException {
    if (options.announcedSize().orElse(0) > upload.maxBytes()) {
      tooLarge(options.announcedSize().orElse(0));
      return;
    }
    offer.beginsAnew();
    OutputStream to = upload.sink().begin(key().peer());
    boolean text = TftpMode.NETASCII.wireName().equalsIgnoreCase(request.mode());
    sink = text ? new NetasciiOutputStream(to) : to;
    begun = true;
    timer.asked(now);
    repeat(now);
  }

  @Override
  void received(TftpPacket packet, long now) throws IOException {
    if (!(packet instanceof TftpPacket.Data data)) {
      return;
    }
    if (hasEnded()) {
      if (data.block() == window.last()) {
        sendAck();
        linger(now);
      }
      return;
    }
    ByteBuffer payload = data.payload();
    if (payload.remaining() > options.blockSize()) {
      return;
    }
    boolean endsFile = payload.remaining() < options.blockSize();
    switch (window.data(data.block(), endsFile)) {
      case ACCEPT -> {
        if (store(payload)) {
          timer.answered(now);
          timer.progress(now);
          awaitAnswer(now);
        }
      }
      case ACCEPT_AND_ACKNOWLEDGE -> {
        if (store(payload)) {
          timer.answered(now);
          timer.progress(now);
          acknowledge(endsFile, now);
        }
      }
      case ACKNOWLEDGE_AGAIN -> {
        timer.askedAgain();
        sendAck();
      }
      case IGNORE -> {}
    }
  }

  /** After the end, the socket stays for a while: the last acknowledgment may get lost. */
  @Override
  void timeIsUp(long now) throws IOException {
    if (hasEnded()) {
      closeChannel();
    } else {
      super.timeIsUp(now);
    }
  }

  @Override
  void repeat(long now) {
    if (window.accepted() == 0 && !options.answer().isEmpty()) {
      send(new TftpPacket.OptionAck(options.answer()));
    } else {
      window.acknowledged();
      sendAck();
    }
    awaitAnswer(now);
  }

  @Override
  boolean underWay() {
    return window.accepted() > 0;
  }

  @Override
  void writable(long now) {
    repeat(now);
  }

  @Override
  void release(TransferRecord record) {
    OutputStream open = sink;
    sink = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        LOG.debug("what came of upload {} can't be closed", upload.path(), e);
      }
    }
    if (begun) {
      try {
        upload.sink().ended(record);
      } catch (RuntimeException | AssertionError | LinkageError e) {
        callbackFailed("The end of the sink for TFTP write", e);
      }
    }
  }

  private boolean store(ByteBuffer payload) throws IOException {
    int length = payload.remaining();
    long total = bytes.get() + length;
    if (total > upload.maxBytes()) {
      tooLarge(total);
      return false;
    }
    if (sink != null) {
      offer.received(bytes.get(), payload);
      payload.get(block, 0, length);
      sink.write(block, 0, length);
    }
    bytes.lazySet(total);
    return true;
  }

  private void tooLarge(long size) {
    String why = size + " bytes are more than the " + upload.maxBytes() + " announced";
    fail(Result.FAILED, why, new TftpPacket.Error(TftpError.DISK_FULL, "Allocation exceeded"));
  }

  /** The last block is acknowledged when the sink has taken all, not before. */
  private void acknowledge(boolean endsFile, long now) throws IOException {
    if (endsFile && sink != null) {
      OutputStream whole = sink;
      sink = null;
      whole.close();
      sendAck();
      end(Result.COMPLETE, "");
      linger(now);
    } else {
      sendAck();
      timer.asked(now);
      awaitAnswer(now);
    }
  }

  private void sendAck() {
    send(new TftpPacket.Ack(window.last()));
  }
}
