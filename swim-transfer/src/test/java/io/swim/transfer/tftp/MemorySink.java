package io.swim.transfer.tftp;

import io.swim.spi.TransferRecord;
import io.swim.spi.UploadSink;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was uploaded last. */
final class MemorySink implements UploadSink {
  final CopyOnWriteArrayList<TransferRecord> ended = new CopyOnWriteArrayList<>();
  private volatile ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public OutputStream begin(InetSocketAddress peer) {
    bytes = new ByteArrayOutputStream();
    return bytes;
  }

  @Override
  public void ended(TransferRecord transfer) {
    ended.add(transfer);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  TransferRecord.Result lastResult() {
    return ended.isEmpty() ? TransferRecord.Result.RUNNING : ended.get(ended.size() - 1).result();
  }
}
