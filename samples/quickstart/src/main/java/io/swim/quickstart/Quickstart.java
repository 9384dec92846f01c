package io.swim.quickstart;

import static io.swim.job.AssignmentStatus.FAILED;
import static io.swim.job.AssignmentStatus.NOT_VERIFIED;
import static io.swim.job.AssignmentStatus.SKIPPED;
import static io.swim.job.AssignmentStatus.SUCCESS;

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
import io.swim.ssh.Platforms;
import io.swim.store.FolderImageStore;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.transfer.tftp.TftpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Upgrades twenty simulated Cisco switches, five of them faulty, over real SNMP, SSH, Telnet and
 * TFTP on loopback addresses. Read it from top to bottom: this is what a host application does.
 */
public final class Quickstart {
  private static final Map<String, Fault> FAULTS =
      Map.of(
          "sw-03", Fault.flashFull(),
          "sw-07", Fault.corruptWrites(),
          "sw-11", Fault.bootOldImage(),
          "sw-14", Fault.neverReturn(),
          "sw-18", Fault.refuseWriteCommunity());

  /** How a faulty device must end; all others with SUCCESS. */
  private static final Map<String, AssignmentStatus> EXPECTED =
      Map.of(
          "sw-03", SKIPPED, // validation sees that there is no room
          "sw-07", FAILED, // the digest on the device is wrong, so it is never rebooted
          "sw-11", FAILED, // the old version runs: its boot variable is put back
          "sw-14", NOT_VERIFIED, // nobody knows what it runs
          "sw-18", SUCCESS); // SNMP can't start the copy, SSH can

  private Quickstart() {}

  /** Ends with code 0 if every device ended as it should. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Screen screen = Screen.ofThisProcess();
    TftpServer server = TftpServer.builder().bind(new InetSocketAddress("127.0.0.1", 0)).build();
    server.start();
    boolean asExpected;
    try (Folder folder = Folder.temporary();
        SimulatedFleet fleet = fleet(server.addresses().get(0).getPort()).start();
        UpgradeEngine engine = engine(new FleetHost(fleet), folder, server)) {
      asExpected = upgrade(engine, fleet, imageFile(folder), screen);
    }
    System.exit(asExpected ? 0 : 1);
  }

  /** Stands for the network: real devices have no port to choose. */
  private static SimulatedFleet fleet(int tftpPort) {
    return SimulatedFleet.builder()
        .count(20)
        .version("12.2(55)SE3")
        .tftpServerPort(tftpPort)
        .faults(index -> List.copyOf(faults("sw-%02d".formatted(index + 1))))
        .build();
  }

  private static List<Fault> faults(String device) {
    return FAULTS.containsKey(device) ? List.of(FAULTS.get(device)) : List.of();
  }

  /** Stands for what one downloads from the vendor. */
  private static Path imageFile(Folder folder) {
    SimulatedImage image = SimulatedImage.builder().version("15.0(2)SE11").build();
    Path file = folder.path().resolve(image.fileName());
    image.writeTo(file);
    return file;
  }

  /** Devices, credentials, images, platforms, drivers, a server: the rest has defaults. */
  private static UpgradeEngine engine(FleetHost host, Folder folder, TftpServer server)
      throws IOException {
    return UpgradeEngine.builder()
        .devices(host)
        .credentials(host)
        .imageStore(new FolderImageStore(folder.path().resolve("repository")))
        .platforms(Platforms.bundled())
        .discoverDrivers(Quickstart.class.getClassLoader())
        .fileServer(server)
        .build();
  }

  private static boolean upgrade(
      UpgradeEngine engine, SimulatedFleet fleet, Path file, Screen screen)
      throws InterruptedException {
    SoftwareImage image = engine.images().importImage(ImageImport.of(file));
    screen.image(image);

    List<DeviceId> devices =
        fleet.devices().stream().map(device -> new DeviceId(device.name())).toList();
    Timeouts timeouts =
        Timeouts.DEFAULT
            .withRebootWait(Duration.ofSeconds(5))
            .withConfirmation(2, Duration.ofSeconds(1))
            .withPollInterval(Duration.ofMillis(500));
    UpgradeRequest request =
        UpgradeRequest.of("quickstart", image.id(), devices)
            .withOptions(UpgradeOptions.DEFAULT.withTimeouts(timeouts));
    screen.findings(engine.validate(request));

    JobRun run;
    try (ProgressBars bars = new ProgressBars(screen)) {
      engine.addListener(bars);
      engine.start();
      run = engine.submit(request);
      run = engine.await(run.id(), Duration.ofMinutes(2));
    }
    List<Assignment> assignments = engine.assignments(run.id());
    screen.results(run, assignments, name -> fleet.device(name).rebootCount());
    screen.transcript(engine.transcript(assignments.get(0).id()));
    return assignments.stream()
        .allMatch(
            each ->
                each.status() == EXPECTED.getOrDefault(each.id().device().value(), SUCCESS)
                    && fleet.device(each.id().device().value()).rebootCount() <= 1);
  }
}
