package io.swim.benchmarks;

import java.io.IOException;

/**
 * A job on a fleet of simulated devices on real sockets, in this JVM; then one on fake devices in
 * virtual time. Ends with exit code 1 when any device is not upgraded by exactly one reboot.
 *
 * <p>Options: {@code --count} of devices (1000), {@code --parallel} (100), {@code --image} in KiB
 * (512), {@code --virtual} count of fake devices (100000), {@code --out} a file for the report. A
 * count of 0 leaves a half out.
 */
final class FleetRun {
  private FleetRun() {}

  public static void main(String[] arguments) throws Exception {
    Unwinding.onExit();
    Options options = Options.of(arguments, "count", "parallel", "image", "virtual", "out");
    Report report = Report.to(options.path("out"));
    if (!run(options, report)) {
      throw new IOException("not every device was upgraded by exactly one reboot");
    }
  }

  private static boolean run(Options options, Report report)
      throws IOException, InterruptedException {
    boolean right = true;
    int parallel = options.number("parallel", 100);
    int count = options.number("count", 1000);
    if (count > 0) {
      try (SampleFiles files = SampleFiles.create();
          SocketFleet fleet =
              new SocketFleet(count, parallel, options.number("image", 512), files)) {
        right = fleet.run(report);
      }
    }
    int fakes = options.number("virtual", 100_000);
    if (fakes > 0) {
      right &= new VirtualFleet(fakes, parallel).run(report);
    }
    return right;
  }
}
