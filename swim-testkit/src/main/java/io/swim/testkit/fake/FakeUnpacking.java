package io.swim.testkit.fake;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.InstallOrder;
import java.time.Duration;
import java.util.function.BiConsumer;

/** How a fake device unpacks files of systems and parts, and what it says where it can't. */
final class FakeUnpacking {
  private static final Duration TIME = Duration.ofMinutes(5);

  private FakeUnpacking() {}

  /** Unpacks the file of an order, unless a fault of the device is against it. */
  static void run(
      InstallOrder order, FakeDevice device, BiConsumer<FakePackages, FakeFile> unpacked)
      throws DriverException {
    if (device.once(FakeFault.UNPACKING_LOST_ONCE)) {
      throw dropped("unpacking");
    }
    if (device.has(FakeFault.UNPACKING_REFUSED)) {
      throw refused("no room to unpack it", device);
    }
    if (device.has(FakeFault.UNPACKING_COMES_TO_NOTHING)) {
      device.change().atWork("unpacking", TIME);
      return;
    }
    unpacked.accept(packages(device), file(order, device));
    if (device.once(FakeFault.UNPACKED_THEN_DROPPED)) {
      throw dropped("unpacking");
    }
  }

  /** The file of an order, if it is there and whole. */
  static FakeFile file(InstallOrder order, FakeDevice device) throws DriverException {
    FakeFile file = device.files().get(order.image().orElseThrow().file());
    if (file == null || !file.isWhole()) {
      throw refused("bad file " + order.image(), device);
    }
    return file;
  }

  static FakePackages packages(FakeDevice device) throws DriverException {
    return device.packages().orElseThrow(() -> refused("booted in bundle mode", device));
  }

  static DriverException refused(String words, FakeDevice device) {
    return new DriverException(
        FailureKind.REJECTED, DeviceEffect.NONE, device.id() + " refused: " + words, words);
  }

  static DriverException dropped(String what) {
    return new DriverException(
        FailureKind.UNREACHABLE, DeviceEffect.UNKNOWN, "the session dropped while " + what);
  }
}
