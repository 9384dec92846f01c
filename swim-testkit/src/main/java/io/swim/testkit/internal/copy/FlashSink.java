package io.swim.testkit.internal.copy;

import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashWriter;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens the file on flash only when the first byte comes, so that a failed fetch spares the old
 * one.
 */
final class FlashSink extends OutputStream {
  private final Located target;
  private final Meter meter;
  private @Nullable FlashWriter writer;

  FlashSink(Located target, Meter meter) {
    this.target = target;
    this.meter = meter;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      writer().write(bytes, offset, length);
      meter.passed(length);
    }
  }

  private FlashWriter writer() throws IOException {
    if (writer == null) {
      writer = target.fileSystem().create(target.file());
    }
    return writer;
  }

  /** Makes the file appear. */
  void commit() throws IOException {
    writer().commit();
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
