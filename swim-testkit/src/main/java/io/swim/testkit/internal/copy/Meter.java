package io.swim.testkit.internal.copy;

import io.swim.testkit.device.Fault.SlowLink;
import io.swim.testkit.internal.copy.TransferFailure.Kind;
import io.swim.testkit.internal.device.IosDevice;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Watches one transfer: reports progress, keeps the rate, ends it when the device goes down. */
final class Meter {
  private final IosDevice device;
  private final int epoch;
  private final LongConsumer progress;
  private final Optional<Pace> pace;
  private long bytes;

  Meter(IosDevice device, LongConsumer progress) {
    this.device = device;
    this.epoch = device.epoch();
    this.progress = progress;
    this.pace = device.faults().find(SlowLink.class).map(link -> new Pace(link.bytesPerSecond()));
  }

  void passed(int count) throws IOException {
    if (device.epoch() != epoch) {
      throw new TransferFailure(Kind.INTERRUPTED);
    }
    bytes += count;
    if (pace.isPresent()) {
      pace.get().passed(count);
    }
    progress.accept(bytes);
  }

  long bytes() {
    return bytes;
  }
}
