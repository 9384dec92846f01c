package io.swim.benchmarks;

import io.swim.UpgradeEngine;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.AssignmentStatus;
import io.swim.job.JobRun;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.testkit.fake.FakeDevice;
import io.swim.testkit.fake.FakeNetwork;
import io.swim.testkit.fake.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Fake devices in virtual time: what the engine itself costs. */
final class VirtualFleet {
  private static final Instant START = Instant.parse("2026-01-01T02:00:00Z");
  private static final SoftwareImage IMAGE =
      new SoftwareImage(
          new ImageId("fake-2.0.bin"),
          "fake-2.0.bin",
          FakeDevice.PLATFORM,
          ImageKind.SYSTEM,
          "2.0",
          "",
          "",
          16L << 20,
          List.of(new Digest(DigestAlgorithm.MD5, "2".repeat(32))),
          ImageRequirements.NONE,
          "",
          "",
          START);

  private final int count;
  private final int parallel;

  VirtualFleet(int count, int parallel) {
    this.count = count;
    this.parallel = parallel;
  }

  /** Runs and reports; true when every device has the new version after exactly one reboot. */
  boolean run(Report report) throws IOException {
    VirtualTime time = new VirtualTime(START);
    FakeNetwork network = new FakeNetwork(time.clock());
    List<FakeDevice> devices = network.addMany(count);
    try (JvmUse use = new JvmUse();
        UpgradeEngine engine =
            network
                .equip(UpgradeEngine.builder())
                .imageStore(new OneImageStore(IMAGE))
                .dispatcher(time)
                .executor(Runnable::run)
                .transfersPerServer(parallel)
                .build()) {
      engine.start();
      JobRun run =
          engine.submit(
              UpgradeRequest.of("virtual", IMAGE.id(), network.ids())
                  .withOptions(UpgradeOptions.DEFAULT.withParallel(parallel)));
      time.run();
      double seconds = use.seconds();
      long success =
          engine.assignments(run.id()).stream()
              .filter(each -> each.status() == AssignmentStatus.SUCCESS)
              .count();
      long once =
          devices.stream()
              .filter(each -> each.reboots() == 1 && each.version().equals(IMAGE.version()))
              .count();
      JobRun ended = engine.run(run.id()).orElseThrow();
      report.line("## %d fake devices in virtual time", count);
      report.line("");
      report.line(
          "- %d at once; run %s, %d SUCCESS, %d run the new version after one reboot",
          parallel, ended.status(), success, once);
      report.line(
          "- %.1f s of real time for %d h of virtual time, %.1f s CPU",
          seconds, Duration.between(START, time.clock().instant()).toHours(), use.cpuSeconds());
      report.line(
          "- %s; held at the end %.0f MiB with every transcript",
          use.words(), JvmUse.liveMebibytes());
      report.line("");
      return success == count && once == count;
    }
  }
}
