package io.swim.testkit.internal.iosxe;

import io.swim.testkit.device.AccessPointFault;
import io.swim.testkit.device.SimulatedAccessPoint;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.image.XeNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The access points that have joined a controller, and how far each is with its next image. They
 * outlive a reload of the controller. Guarded by the monitor of the device.
 */
final class JoinedAps {
  private static final Duration STEP = Duration.ofMillis(200);
  private static final String NO_VERSION = "0.0.0.0";

  private final List<One> all =
      List.of(
          new One("ap-hall", "ap1g7"), new One("ap yard", "ap1g8"), new One("ap-dock", "ap3g3"));

  /** How a download stands. */
  enum Download {
    NONE("None"),
    INITIATED("Initiated"),
    RUNNING("Predownloading"),
    COMPLETE("Complete"),
    FAILED("Failed");

    private final String words;

    Download(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Where the controller has the images for access points from. */
  interface Images {
    /** Hands one over, which takes its time; the version that it is of. */
    String image(String type) throws IOException;
  }

  /** An access point. */
  static final class One {
    private final String name;
    private final String type;
    private String primary = "";
    private String backup = NO_VERSION;
    private String next = NO_VERSION;
    private Download download = Download.NONE;
    private int retries;

    private One(String name, String type) {
      this.name = name;
      this.type = type;
    }

    String name() {
      return name;
    }

    String primary() {
      return primary;
    }

    String backup() {
      return backup;
    }

    String next() {
      return next;
    }

    Download download() {
      return download;
    }

    int retries() {
      return retries;
    }

    private boolean has(String version) {
      return version.equals(primary) || version.equals(backup);
    }

    private void swap() {
      String old = primary;
      primary = backup;
      backup = old;
    }

    /** It runs what its controller runs: what it has, or what it downloads now, without service. */
    private void join(String version) {
      if (primary.isEmpty()) {
        primary = version;
      } else if (version.equals(backup)) {
        swap();
      } else if (!version.equals(primary)) {
        backup = primary;
        primary = version;
      }
      download = Download.NONE;
      next = NO_VERSION;
      retries = 0;
    }
  }

  List<One> all() {
    return all;
  }

  List<SimulatedAccessPoint> told() {
    return all.stream()
        .map(
            one ->
                new SimulatedAccessPoint(
                    one.name, one.type, one.primary, one.backup, one.download.toString()))
        .toList();
  }

  /** The controller runs that version: they join it, or join it again. */
  void join(String controller) {
    all.forEach(one -> one.join(XeNames.accessPoint(controller)));
  }

  /** What they boot next is their other image. */
  void swap() {
    all.stream().filter(one -> !one.backup.equals(NO_VERSION)).forEach(One::swap);
  }

  /** Those that lack an image begin to download it, one after the other. */
  void predownload(NetworkDevice device, String version, Images images) {
    int place = 0;
    for (One one : all) {
      boolean atIt = one.download == Download.INITIATED || one.download == Download.RUNNING;
      if (one.has(version) || atIt) {
        if (!atIt) {
          one.download = Download.COMPLETE;
          one.next = version;
        }
        continue;
      }
      one.retries += one.download == Download.FAILED ? 1 : 0;
      one.download = Download.INITIATED;
      one.next = version;
      place++;
      device.later(STEP.multipliedBy(place), () -> begin(device, one, images));
    }
  }

  private static void begin(NetworkDevice device, One one, Images images) {
    synchronized (device) {
      one.download = Download.RUNNING;
    }
    device.later(
        STEP, () -> CompletableFuture.runAsync(() -> run(device, one, images), device.executor()));
  }

  private static void run(NetworkDevice device, One one, Images images) {
    int epoch = device.epoch();
    String got;
    try {
      got = images.image(one.type);
    } catch (IOException e) {
      got = "";
    }
    synchronized (device) {
      if (device.epoch() != epoch) {
        return;
      }
      boolean fails = device.faults().all().contains(AccessPointFault.predownloadFails(one.name));
      if (fails || !got.equals(one.next)) {
        one.download = Download.FAILED;
        return;
      }
      one.backup = got;
      one.download = Download.COMPLETE;
    }
  }
}
