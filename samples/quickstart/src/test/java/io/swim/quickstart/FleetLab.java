package io.swim.quickstart;

import io.swim.UpgradeEngine;
import io.swim.UpgradeEngineBuilder;
import io.swim.device.CertificatePolicy;
import io.swim.device.HostKeyPolicy;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.JobRun;
import io.swim.job.Task;
import io.swim.job.Timeouts;
import io.swim.job.TranscriptEntry;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.spi.FileServer;
import io.swim.store.FolderImageStore;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.SimulatedInventory;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedImageBuilder;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.transfer.tftp.TftpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A simulated fleet, an engine with all real drivers, and an image to upgrade to. */
final class FleetLab implements AutoCloseable {
  static final String NEW_VERSION = "15.0(2)SE11";

  /**
   * As an operator would choose them for devices that reboot in a fraction of a second, on a
   * machine that may be busy for some seconds.
   */
  static final Timeouts QUICK =
      Timeouts.DEFAULT
          .withRebootWait(Duration.ofSeconds(8))
          .withPollInterval(Duration.ofMillis(200))
          .withReloadGrace(Duration.ofSeconds(2))
          .withConfirmation(3, Duration.ofSeconds(1));

  private static final Duration TOLD_APART = Duration.ofSeconds(6);

  final List<FileServer> servers;
  final SimulatedFleet fleet;
  final UpgradeEngine engine;
  final SoftwareImage image;

  FleetLab(Path folder, UnaryOperator<SimulatedFleetBuilder> shape) throws IOException {
    this(folder, shape, HostKeyPolicy.TRUST_ON_FIRST_USE);
  }

  FleetLab(Path folder, UnaryOperator<SimulatedFleetBuilder> shape, HostKeyPolicy hostKeys)
      throws IOException {
    this(folder, shape, hostKeys, List.of(tftp()));
  }

  /** With file servers for devices, of which one speaks TFTP. */
  FleetLab(
      Path folder,
      UnaryOperator<SimulatedFleetBuilder> shape,
      HostKeyPolicy hostKeys,
      List<FileServer> servers)
      throws IOException {
    this.servers = servers;
    for (FileServer server : servers) {
      server.start();
    }
    int port = port(TransferProtocol.TFTP);
    SimulatedFleetBuilder devices =
        SimulatedFleet.builder()
            .count(1)
            .rebootTime(Duration.ofMillis(300))
            .certificates(CertificatePolicy.ANY)
            .tftpServerPort(port)
            .allowSnmpReload();
    servers.stream()
        .flatMap(server -> server.protocols().stream())
        .filter(protocol -> protocol != TransferProtocol.TFTP)
        .forEach(protocol -> devices.serverPort(protocol, port(protocol)));
    fleet = shape.apply(devices).build();
    fleet.start();
    SimulatedInventory inventory = new SimulatedInventory(fleet, port);
    UpgradeEngineBuilder builder =
        UpgradeEngine.builder()
            .devices(id -> inventory.find(id).map(device -> device.withHostKeys(hostKeys)))
            .credentials(inventory)
            .imageStore(new FolderImageStore(folder.resolve("images")))
            .transfersPerServer(100)
            .discoverDrivers(FleetLab.class.getClassLoader());
    servers.forEach(builder::fileServer);
    engine = builder.build();
    engine.start();
    image = imported(folder, next -> next.version(newVersion()));
  }

  /** Another image for the device, in the repository. */
  SoftwareImage imported(Path folder, UnaryOperator<SimulatedImageBuilder> shape)
      throws IOException {
    SimulatedImage next =
        shape
            .apply(SimulatedImage.builder().model(device().model()).sizeBytes(imageBytes()))
            .build();
    Path file = folder.resolve(next.fileName());
    next.writeTo(file);
    return engine.images().importImage(ImageImport.of(file));
  }

  /** Of most platforms no image is believed that has less than 1 MiB. */
  private long imageBytes() {
    return device().model().platform() == SimulatedPlatform.IOS ? 512 << 10 : 2 << 20;
  }

  /** What the image is of. */
  String newVersion() {
    return device().model().platform().laterVersion();
  }

  static TftpServer tftp() {
    return TftpServer.builder().bind(anyPort()).build();
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  int port(TransferProtocol protocol) {
    return servers.stream()
        .flatMap(server -> server.addresses(protocol).stream())
        .findFirst()
        .orElseThrow()
        .getPort();
  }

  JobRun upgrade(UnaryOperator<UpgradeOptions> options) throws InterruptedException {
    return upgrade(new Task.Upgrade(image.id()), options);
  }

  JobRun upgrade(Task.Upgrade task, UnaryOperator<UpgradeOptions> options)
      throws InterruptedException {
    UpgradeRequest request =
        UpgradeRequest.of(
            "upgrade to " + task.image() + " at " + System.nanoTime(),
            task,
            fleet.devices().stream().map(d -> new io.swim.device.DeviceId(d.name())).toList());
    JobRun run =
        engine.submit(
            request.withOptions(options.apply(UpgradeOptions.DEFAULT.withTimeouts(QUICK))));
    return engine.await(run.id(), Duration.ofSeconds(90));
  }

  /**
   * Takes back what a run did, and waits for that. No boot is told from one a few seconds before by
   * a device that counts whole seconds, so it begins when the device is up for a while.
   */
  JobRun rollBack(JobRun run) throws InterruptedException {
    awaitUptime();
    UpgradeRequest request =
        engine.rollBackRequest(run.id(), "rollback of " + run.id() + " at " + System.nanoTime());
    JobRun back = engine.submit(request.withOptions(UpgradeOptions.DEFAULT.withTimeouts(QUICK)));
    return engine.await(back.id(), Duration.ofSeconds(90));
  }

  /** Waits for what comes by itself, a minute at the most: other tests have the machine too. */
  static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofMinutes(1));
  }

  /** Until its next boot can be told from this one. */
  void awaitUptime() {
    await().until(() -> device().uptime().compareTo(TOLD_APART) > 0);
  }

  SimulatedDevice device() {
    return fleet.device(0);
  }

  Assignment only(JobRun run) {
    return engine.assignments(run.id()).get(0);
  }

  String transcript(JobRun run) {
    StringBuilder text = new StringBuilder();
    engine
        .transcript(only(run).id())
        .forEach(entry -> text.append(entry.kind()).append(' ').append(entry.text()).append('\n'));
    return text.toString();
  }

  /** The commands that the device of an assignment was sent, in order. */
  List<String> sent(Assignment assignment) {
    return engine.transcript(assignment.id()).stream()
        .filter(entry -> entry.kind() == TranscriptEntry.Kind.SENT)
        .map(TranscriptEntry::text)
        .toList();
  }

  @Override
  public void close() {
    engine.close();
    fleet.close();
  }
}
