package io.swim.testkit.contract;

import io.swim.spi.TransferRecord;
import io.swim.spi.UploadSink;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes what a device sends into memory: the bytes of the last transfer, and how each one ended.
 * Thread-safe.
 */
public final class MemorySink implements UploadSink {
  private final List<TransferRecord> ended = new CopyOnWriteArrayList<>();
  private volatile ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Has taken nothing yet. */
  public MemorySink() {}

  @Override
  public OutputStream begin(InetSocketAddress peer) {
    bytes = new ByteArrayOutputStream();
    return bytes;
  }

  @Override
  public void ended(TransferRecord transfer) {
    ended.add(transfer);
  }

  /** What the last transfer has brought so far; a copy. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The transfers that have ended, oldest first. */
  public List<TransferRecord> ended() {
    return List.copyOf(ended);
  }
}
