package io.swim.testkit.internal.aireos;

import io.swim.testkit.device.InstallFault.AccessPointFailure;
import io.swim.testkit.internal.aireos.AccessPoint.Status;
import io.swim.testkit.internal.aireos.Slots.Slot;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All access points of a controller; they are there from its first start on. Thread-safe. */
final class AccessPoints {
  private static final Duration STEP = Duration.ofMillis(30);

  private final List<AccessPoint> all = new ArrayList<>();

  synchronized List<AccessPoint> all() {
    return List.copyOf(all);
  }

  /** The controller has started: they join it, each with the image that it runs. */
  synchronized void join(DeviceSpec spec, String version, List<String> log) {
    for (int number = all.size() + 1; number <= spec.install().accessPoints(); number++) {
      all.add(new AccessPoint(number, version));
    }
    for (AccessPoint each : all) {
      log.add(each.name() + each.join(version));
    }
  }

  /**
   * Has those download an image that have another one; they go on by themselves.
   *
   * @return how many
   */
  int predownload(NetworkDevice device, Slot slot) {
    Optional<Blob> image = AireOs.of(device).slots().image(device, slot);
    String version = AireOs.version(device, slot);
    List<AccessPoint> begun =
        all().stream().filter(each -> image.isPresent() && each.begin(version)).toList();
    for (AccessPoint each : begun) {
      device.later(STEP, () -> work(device, each, slot, image.orElseThrow()));
    }
    return begun.size();
  }

  /** One more piece of the image, until it is whole or the access point is broken. */
  private void work(NetworkDevice device, AccessPoint one, Slot slot, Blob image) {
    boolean isThere =
        AireOs.of(device).slots().image(device, slot).filter(image::equals).isPresent();
    boolean broken =
        !isThere || device.faults().all().contains(new AccessPointFailure(one.number()));
    one.readOn(image, broken);
    if (one.status() == Status.PREDOWNLOADING) {
      device.later(STEP, () -> work(device, one, slot, image));
    }
  }
}
