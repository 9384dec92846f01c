package io.swim.testkit.internal.copy;

import io.swim.testkit.device.Fault.SlowLink;
import io.swim.testkit.device.TransferFault.Break;
import io.swim.testkit.device.TransferFault.BreakAtByte;
import io.swim.testkit.device.TransferFault.Stall;
import io.swim.testkit.device.TransferFault.Times;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Watches one transfer of a device, in either direction: reports progress, keeps the rate, breaks
 * or stalls it where a fault says so, and ends it when the device goes down. Used by one thread.
 */
public final class Meter {
  private final NetworkDevice device;
  private final int epoch;
  private final Progress progress;
  private final Kind broken;
  private final Optional<Pace> pace;
  private long expected = -1;
  private long bytes;

  /**
   * @param broken how a break looks from the device
   */
  public Meter(NetworkDevice device, Progress progress, Kind broken) {
    this.device = device;
    this.epoch = device.epoch();
    this.progress = progress;
    this.broken = broken;
    this.pace = device.faults().find(SlowLink.class).map(link -> new Pace(link.bytesPerSecond()));
  }

  /** Told before the first byte how many there will be, if that is known. */
  public void expect(long total) throws IOException {
    expected = total;
    progress.expected(total);
    faults();
  }

  /** So many bytes more. */
  public void passed(int count) throws IOException {
    alive();
    bytes += count;
    if (pace.isPresent()) {
      pace.get().passed(count);
    }
    progress.passed(bytes);
    faults();
  }

  private void alive() throws TransferFailure {
    if (device.epoch() != epoch) {
      throw new TransferFailure(Kind.INTERRUPTED);
    }
  }

  private void faults() throws IOException {
    Optional<Break> fault = device.faults().find(Break.class);
    if (fault.isPresent() && isReached(fault.get().percent())) {
      if (fault.get().times() == Times.ONCE) {
        device.faults().remove(List.of(fault.get()));
      }
      throw new TransferFailure(broken);
    }
    Optional<BreakAtByte> at = device.faults().find(BreakAtByte.class);
    if (at.isPresent() && bytes >= at.get().bytes()) {
      device.faults().remove(List.of(at.get()));
      throw new TransferFailure(broken);
    }
    Optional<Stall> stall = device.faults().find(Stall.class);
    while (stall.isPresent() && isReached(stall.get().percent())) {
      Pace.rest();
      alive();
      stall = device.faults().find(Stall.class);
    }
  }

  private boolean isReached(int percent) {
    return expected < 0 ? bytes > 0 : bytes >= (expected * percent + 99) / 100;
  }

  public long bytes() {
    return bytes;
  }
}
