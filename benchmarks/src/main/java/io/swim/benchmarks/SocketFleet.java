package io.swim.benchmarks;

import io.swim.UpgradeEngine;
import io.swim.device.DeviceId;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentStatus;
import io.swim.job.JobRun;
import io.swim.job.Timeouts;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.store.FolderImageStore;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedInventory;
import io.swim.testkit.device.SimulatedImage;
import io.swim.transfer.tftp.TftpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Simulated devices on real sockets, and an engine with all drivers, in one JVM. */
final class SocketFleet implements AutoCloseable {
  private static final String NEW_VERSION = "15.0(2)SE11";
  private static final Duration REBOOT_TIME = Duration.ofMillis(300);
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /**
   * Upgraded before the others, one after the other: what one device takes on a machine at rest.
   */
  private static final int ALONE = 10;

  private static final Timeouts TIMEOUTS =
      Timeouts.DEFAULT
          .withRebootWait(Duration.ofSeconds(60))
          .withPollInterval(Duration.ofMillis(500))
          .withReloadGrace(Duration.ofSeconds(30))
          .withConfirmation(3, Duration.ofSeconds(2));

  private final int parallel;
  private final SimulatedFleet fleet;
  private final UpgradeEngine engine;
  private final SoftwareImage image;
  private final double startSeconds;

  SocketFleet(int count, int parallel, int imageKib, SampleFiles files) throws IOException {
    this.parallel = parallel;
    TftpServer tftp =
        TftpServer.builder()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .build();
    tftp.start();
    int port = tftp.addresses().get(0).getPort();
    long start = System.nanoTime();
    fleet =
        SimulatedFleet.builder()
            .count(count + ALONE)
            .firstAddress("127.77.0.1")
            .rebootTime(REBOOT_TIME)
            .tftpServerPort(port)
            .allowSnmpReload()
            .build();
    fleet.start();
    startSeconds = (System.nanoTime() - start) / 1e9;
    SimulatedInventory inventory = new SimulatedInventory(fleet, port);
    engine =
        UpgradeEngine.builder()
            .devices(inventory)
            .credentials(inventory)
            .imageStore(new FolderImageStore(files.download("images")))
            .fileServer(tftp)
            .transfersPerServer(parallel)
            .discoverDrivers(SocketFleet.class.getClassLoader())
            .build();
    engine.start();
    SimulatedImage next =
        SimulatedImage.builder()
            .model(fleet.device(0).model())
            .version(NEW_VERSION)
            .sizeBytes((long) imageKib << 10)
            .build();
    Path file = files.download(next.fileName());
    next.writeTo(file);
    image = engine.images().importImage(ImageImport.of(file));
  }

  /** Runs and reports; true when every device has the new version after exactly one reboot. */
  boolean run(Report report) throws IOException, InterruptedException {
    List<SimulatedDevice> devices = fleet.devices();
    List<SimulatedDevice> alone = devices.subList(0, ALONE);
    List<SimulatedDevice> fleetProper = devices.subList(ALONE, devices.size());
    FleetTimes aloneTimes = new FleetTimes(engine.assignments(upgrade("alone", alone, 1).id()));
    JobRun run;
    try (JvmUse use = new JvmUse()) {
      run = upgrade("fleet", fleetProper, parallel);
      double seconds = use.seconds();
      double cpu = use.cpuSeconds();
      FleetTimes times = new FleetTimes(engine.assignments(run.id()));
      double rounds = (double) fleetProper.size() / parallel;
      report.line("## %d simulated devices on real sockets", fleetProper.size());
      report.line("");
      report.line(
          "- %d at once, image of %d KiB, reboot of %d ms, all drivers; engine, TFTP"
              + " server and devices in this one JVM",
          parallel, image.sizeBytes() >> 10, REBOOT_TIME.toMillis());
      report.line("- result: run %s, %s", run.status(), verdict(run, fleetProper));
      report.line("- start of the fleet: %.1f s", startSeconds);
      report.line(
          "- wall time: %.1f s; CPU time of this JVM %.1f s on %d cores",
          seconds, cpu, Runtime.getRuntime().availableProcessors());
      report.line(
          "- t, median of a device in this run: %.2f s (longest %.2f s); bound (n / parallel) * t ="
              + " %.1f s; wall / bound = %.2f",
          times.median(),
          times.longest(),
          rounds * times.median(),
          seconds / (rounds * times.median()));
      report.line(
          "- t of a device alone: %.2f s; bound with it %.1f s; CPU bound %.1f s",
          aloneTimes.median(),
          rounds * aloneTimes.median(),
          cpu / Runtime.getRuntime().availableProcessors());
      report.line("- %s; held at the end %.0f MiB", use.words(), JvmUse.liveMebibytes());
      report.line("");
      report.header("state", "median s, " + parallel + " at once", "longest s", "median s, alone");
      for (FleetTimes.Line line : times.byState()) {
        report.row(line.cells(aloneTimes));
      }
      report.line("");
    }
    return isRight(run, fleetProper);
  }

  private JobRun upgrade(String name, List<SimulatedDevice> devices, int atOnce)
      throws InterruptedException {
    UpgradeRequest request =
        UpgradeRequest.of(
            name, image.id(), devices.stream().map(each -> new DeviceId(each.name())).toList());
    JobRun run =
        engine.submit(
            request.withOptions(
                UpgradeOptions.DEFAULT.withTimeouts(TIMEOUTS).withParallel(atOnce)));
    return engine.await(run.id(), LIMIT);
  }

  private String verdict(JobRun run, List<SimulatedDevice> devices) {
    List<Assignment> all = engine.assignments(run.id());
    long success = all.stream().filter(each -> each.status() == AssignmentStatus.SUCCESS).count();
    long once = devices.stream().filter(SocketFleet::upgradedOnce).count();
    String text =
        success
            + " of "
            + all.size()
            + " SUCCESS, "
            + once
            + " run the new version after one reboot";
    return all.stream()
        .filter(each -> each.status() != AssignmentStatus.SUCCESS)
        .map(each -> "; " + each.id().device() + " " + each.state() + " " + each.failure())
        .limit(5)
        .reduce(text, String::concat);
  }

  private boolean isRight(JobRun run, List<SimulatedDevice> devices) {
    return engine.assignments(run.id()).stream()
            .allMatch(each -> each.status() == AssignmentStatus.SUCCESS)
        && devices.stream().allMatch(SocketFleet::upgradedOnce);
  }

  private static boolean upgradedOnce(SimulatedDevice device) {
    return device.rebootCount() == 1 && device.runningVersion().equals(NEW_VERSION);
  }

  @Override
  public void close() {
    engine.close();
    fleet.close();
  }
}
