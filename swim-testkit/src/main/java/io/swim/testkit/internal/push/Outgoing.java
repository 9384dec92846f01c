package io.swim.testkit.internal.push;

import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.copy.Damage;
import io.swim.testkit.internal.copy.Meter;
import io.swim.testkit.internal.copy.MeteredInput;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import java.io.IOException;
import java.io.InputStream;

/** A file of the device that somebody fetches from it. */
final class Outgoing {
  private Outgoing() {}

  /** What is really given of it. */
  static Blob of(NetworkDevice device, Blob blob) throws IOException {
    return Damage.sent(device.faults(), device.fileSystems().standard().store(), blob);
  }

  /** Its bytes, at the pace and with the faults of the device. */
  static InputStream open(NetworkDevice device, Blob blob) throws IOException {
    Meter meter = new Meter(device, Progress.SILENT, Kind.RESET);
    meter.expect(blob.sizeBytes());
    return new MeteredInput(blob.open(), meter);
  }
}
