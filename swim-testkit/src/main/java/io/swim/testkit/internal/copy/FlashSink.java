package io.swim.testkit.internal.copy;

import io.swim.testkit.device.TransferFault.PartialCopies;
import io.swim.testkit.internal.client.Intake;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashWriter;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens the file on flash only when the first byte comes, so that a failed fetch spares the old
 * one.
 */
final class FlashSink extends Intake {
  private final NetworkDevice device;
  private final Located target;
  private final Meter meter;
  private @Nullable FlashWriter writer;
  private @Nullable IOException problem;
  private boolean committed;

  FlashSink(NetworkDevice device, Located target, Meter meter) {
    this.device = device;
    this.target = target;
    this.meter = meter;
  }

  @Override
  public void expect(long bytes) throws IOException {
    try {
      meter.expect(bytes);
    } catch (IOException e) {
      problem = e;
      throw e;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      if (length > 0) {
        writer().write(bytes, offset, length);
        meter.passed(length);
      }
    } catch (IOException e) {
      problem = e;
      throw e;
    }
  }

  /** What went wrong here; clients may wrap it. */
  Optional<IOException> problem() {
    return Optional.ofNullable(problem);
  }

  private FlashWriter writer() throws IOException {
    if (writer == null) {
      writer = target.fileSystem().create(target.file());
    }
    return writer;
  }

  /** Makes the file appear. */
  void commit() throws IOException {
    committed = true;
    writer().commit();
  }

  @Override
  public void close() throws IOException {
    if (writer == null || committed) {
      return;
    }
    if (device.faults().find(PartialCopies.class).isPresent()) {
      writer.commit();
    } else {
      writer.close();
    }
  }
}
