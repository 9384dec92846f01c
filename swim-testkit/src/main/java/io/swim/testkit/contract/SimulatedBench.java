package io.swim.testkit.contract;

import io.swim.device.CertificatePolicy;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.FlashPath;
import io.swim.device.HostKeyPolicy;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.device.TransferProtocol;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.FileClient;
import io.swim.spi.FileServer;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.SessionFactory;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.SimulatedFleetBuilder;
import io.swim.testkit.device.FailoverFault;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedFix;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.transfer.tftp.TftpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A simulated Cisco IOS device on a bench, with a TFTP server beside it. Not thread-safe. */
public final class SimulatedBench implements PairBench, PartBench {
  private static final int IMAGE_BYTES = 300_000;

  /** Who may send files to IOS. */
  private static final int PRIVILEGED = 15;

  private final TftpServer server;
  private final SimulatedFleet fleet;
  private final SimulatedDevice simulated;
  private final List<SessionFactory<?>> sessions;
  private final PlatformCatalog platforms;
  private final SimulatedImage image;
  private List<FileClient> fileClients = List.of();

  private SimulatedBench(
      TftpServer server,
      SimulatedFleet fleet,
      List<SessionFactory<?>> sessions,
      PlatformCatalog platforms) {
    this.server = server;
    this.fleet = fleet;
    this.simulated = fleet.device(0);
    this.sessions = sessions;
    this.platforms = platforms;
    image =
        SimulatedImage.builder()
            .model(simulated.model())
            .version(later(simulated.model().platform()))
            .sizeBytes(IMAGE_BYTES)
            .build();
  }

  private static String later(SimulatedPlatform platform) {
    return platform == SimulatedPlatform.IOS ? "15.0(2)SE12" : platform.laterVersion();
  }

  /**
   * Starts the first device of a fleet that may be reloaded over SNMP, and a TFTP server for it.
   *
   * @param fleet settings of the device; its TFTP port, credentials and reboot time are set here
   * @param sessions what opens sessions with it; closed with the bench
   */
  public static SimulatedBench start(
      SimulatedFleetBuilder fleet, List<SessionFactory<?>> sessions, PlatformCatalog platforms)
      throws IOException {
    return start(fleet, SimulatedCredentials.defaults(), sessions, platforms);
  }

  private static SimulatedBench start(
      SimulatedFleetBuilder fleet,
      SimulatedCredentials credentials,
      List<SessionFactory<?>> sessions,
      PlatformCatalog platforms)
      throws IOException {
    TftpServer server =
        TftpServer.builder()
            .bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0))
            .eventLoops(1)
            .build();
    server.start();
    try {
      SimulatedFleet started =
          fleet
              .credentials(credentials.withCommunities("read-secret", "write-secret"))
              .rebootTime(Duration.ofMillis(50))
              .allowSnmpReload()
              .tftpServerPort(server.addresses().get(0).getPort())
              .tftpTimeout(Duration.ofMillis(200), 4)
              .build()
              .start();
      return new SimulatedBench(server, started, sessions, platforms);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Starts the first device of a fleet with file servers of its own that take files.
   *
   * @param fleet settings of the device; its servers, credentials and reboot time are set here
   * @param protocols what its servers speak
   * @param clients what speaks with them
   */
  public static SimulatedBench startForPushes(
      SimulatedFleetBuilder fleet,
      Set<TransferProtocol> protocols,
      PlatformCatalog platforms,
      FileClient... clients)
      throws IOException {
    SimulatedBench bench =
        start(
            fleet.ownServers(protocols.toArray(TransferProtocol[]::new)),
            SimulatedCredentials.defaults().withPrivilege(PRIVILEGED),
            List.of(),
            platforms);
    bench.fileClients = List.of(clients);
    return bench;
  }

  /** The device itself, for faults that a test of one's own needs. */
  public SimulatedDevice simulated() {
    return simulated;
  }

  @Override
  public TestContext context() {
    var real = simulated.credentials();
    return context(
        credentials(
            real.username(),
            real.password(),
            real.enablePassword(),
            real.readCommunity(),
            real.writeCommunity()));
  }

  @Override
  public TestContext contextOfAStranger() {
    return context(credentials("stranger", "no-password", "no-enable", "no-read", "no-write"));
  }

  private TestContext context(CredentialsProvider credentials) {
    Device device =
        Device.of(simulated.name(), simulated.address().getHostAddress())
            .withPorts(
                DevicePorts.of(
                        simulated.ports().snmp(),
                        simulated.ports().ssh(),
                        simulated.ports().telnet())
                    .withFtp(simulated.ports().ftp())
                    .withHttp(simulated.ports().http())
                    .withHttps(simulated.ports().https())
                    .withTftpServer(server.addresses().get(0).getPort()))
            .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
            .withCertificates(CertificatePolicy.ANY)
            .withPlatform(new PlatformId(simulated.model().platform().id()));
    return new TestContext(device, sessions, credentials, platforms)
        .fileClients(fileClients.toArray(FileClient[]::new));
  }

  private static CredentialsProvider credentials(
      String user, String password, String enable, String read, String write) {
    CliCredentials cli = CliCredentials.of(user, Secret.of(password), Secret.of(enable));
    SnmpCredentials snmp =
        new SnmpCredentials.Community(
            SnmpCredentials.Version.V2C, Secret.of(read), Optional.of(Secret.of(write)));
    return new CredentialsProvider() {
      @Override
      public Optional<CliCredentials> cli(Device device) {
        return Optional.of(cli);
      }

      @Override
      public Optional<SnmpCredentials> snmp(Device device) {
        return Optional.of(snmp);
      }
    };
  }

  @Override
  public List<String> secrets() {
    var real = simulated.credentials();
    return List.of(
        real.password(), real.enablePassword(), real.readCommunity(), real.writeCommunity());
  }

  /** Of a fleet of failover pairs, as what is said of the mate. */
  @Override
  public String activeSerialNumber() {
    return unit(true).serialNumber();
  }

  @Override
  public String mateSerialNumber() {
    return unit(false).serialNumber();
  }

  @Override
  public void refuseSwitchOver() {
    unit(true).inject(FailoverFault.refusesSwitchOver());
  }

  private SimulatedDevice unit(boolean active) {
    return simulated.isActive() == active ? simulated : simulated.mate();
  }

  /** Of IOS-XR and IOS-XE. */
  @Override
  public ImageFile part(boolean reloads) {
    SimulatedFix fix =
        new SimulatedFix(simulated.model(), simulated.runningVersion(), "CSCxx00001", reloads);
    try (InputStream bytes = fix.open()) {
      return new ImageFile(fix.fileName(), fix.version(), bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> parts() {
    return simulated.installedFixes();
  }

  @Override
  public void refuseUnpacking() {
    simulated.inject(InstallFault.addFails());
  }

  @Override
  public String version() {
    return simulated.runningVersion();
  }

  @Override
  public List<String> bootList() {
    return simulated.savedBootVariables();
  }

  @Override
  public int reboots() {
    return simulated.rebootCount();
  }

  @Override
  public String fileSystem() {
    return simulated.model().flashName() + ":";
  }

  @Override
  public long freeBytes() {
    return simulated.flash().freeBytes();
  }

  @Override
  public Optional<byte[]> read(FlashPath file) {
    if (simulated.flash().file(file.file()).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream bytes = simulated.flash().open(file.file())) {
      return Optional.of(bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(FlashPath file, byte[] bytes) {
    simulated.flash().put(file.file(), bytes);
  }

  @Override
  public ImageFile image() {
    return new ImageFile(image.fileName(), image.version(), image.toByteArray());
  }

  @Override
  public FileServer fileServer() {
    return server;
  }

  @Override
  public void fill() {
    simulated.inject(Fault.flashFull());
  }

  @Override
  public void refuseReload() {
    simulated.inject(Fault.refuseReload());
  }

  @Override
  public void disappear() {
    fleet.close();
  }

  @Override
  public void close() {
    fleet.close();
    server.close();
    sessions.forEach(SessionFactory::close);
  }
}
