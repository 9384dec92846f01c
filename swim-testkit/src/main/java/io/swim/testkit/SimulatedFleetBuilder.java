package io.swim.testkit;

import io.swim.device.CertificatePolicy;
import io.swim.device.SoftwareMode;
import io.swim.device.TransferProtocol;
import io.swim.testkit.FleetSettings.SnmpReload;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import io.swim.testkit.device.SshProfile;
import io.swim.testkit.internal.device.DeviceSpec.InstallSettings;
import io.swim.testkit.internal.device.DeviceSpec.TransferSettings;
import io.swim.testkit.internal.device.FirewallSettings;
import io.swim.testkit.internal.device.FirewallSettings.Grouping;
import io.swim.testkit.internal.device.Personality;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link SimulatedFleet}. Not thread-safe. */
public final class SimulatedFleetBuilder {
  private static final int MAX_COUNT = 60_000;

  private int count = 1;
  private String firstAddress = "127.10.0.1";
  private @Nullable IntFunction<String> names;
  private SimulatedModel model = SimulatedModels.catalyst2960();
  private Optional<String> version = Optional.empty();
  private @Nullable SimulatedImage image;
  private List<SimulatedImage> moreImages = List.of();
  private final Map<String, Long> otherFileSystems = new LinkedHashMap<>();
  private Optional<SoftwareMode> softwareMode = Optional.empty();
  private List<String> contexts = List.of();
  private Grouping grouping = Grouping.ALONE;
  private Duration installTime = Duration.ZERO;
  private int accessPoints = 3;
  private Duration activationDelay = Duration.ofMillis(100);
  private Duration abortAfter = Duration.ofHours(2);
  private Optional<List<String>> bootVariables = Optional.empty();
  private SimulatedCredentials credentials = SimulatedCredentials.defaults();
  private SshProfile ssh = SshProfile.FAST;
  private Duration rebootTime = Duration.ofMillis(300);
  private Duration uptime = Duration.ofDays(40);
  private int engineBoots = 3;
  private final Map<TransferProtocol, Integer> serverPorts = new EnumMap<>(TransferProtocol.class);
  private Set<TransferProtocol> ownServers = Set.of();
  private Duration serverTimeout = Duration.ofSeconds(30);
  private CertificatePolicy certificates = CertificatePolicy.ANY;
  private int tftpBlockSize = 1428;
  private Duration tftpTimeout = Duration.ofSeconds(1);
  private int tftpRetries = 4;
  private SnmpReload snmpReload = SnmpReload.NOT_CONFIGURED;
  private SimulatedPorts ports = SimulatedPorts.free();
  private IntFunction<List<Fault>> faults = index -> List.of();
  private Clock clock = Clock.systemUTC();
  private Optional<Supplier<Personality>> personality = Optional.empty();

  SimulatedFleetBuilder() {}

  /** Number of devices, 1 to 60,000. Default 1. */
  public SimulatedFleetBuilder count(int value) {
    if (value < 1 || value > MAX_COUNT) {
      throw new IllegalArgumentException("count must be 1 to " + MAX_COUNT + ", was " + value);
    }
    count = value;
    return this;
  }

  /** Address of the first device, in 127.0.0.0/8; the others follow. Default 127.10.0.1. */
  public SimulatedFleetBuilder firstAddress(String value) {
    Addresses.check(value);
    firstAddress = value;
    return this;
  }

  /**
   * Name of the device of each number from 0, which is also in its prompt: odd characters make odd
   * prompts. Default sw-01, sw-02 and so on.
   */
  public SimulatedFleetBuilder names(IntFunction<String> value) {
    names = value;
    return this;
  }

  /** The hardware. Default a Catalyst 2960. */
  public SimulatedFleetBuilder model(SimulatedModel value) {
    model = value;
    return this;
  }

  /**
   * The hardware by family: C2960, C3560, C2960X, C3750, C1841, C1900, cat9k, isr4400, nxos, lfbff,
   * smp or fp2k.
   */
  public SimulatedFleetBuilder family(String value) {
    return model(
        SimulatedModels.ofFamily(value)
            .orElseThrow(() -> new IllegalArgumentException("no model of family " + value)));
  }

  /**
   * Version of the image they start with, unless an image is set. Default that of the platform:
   * 12.2(55)SE3 of IOS, 17.03.04 of IOS-XE, 9.3(7) of NX-OS, 9.8(4)12 of ASA.
   */
  public SimulatedFleetBuilder version(String value) {
    version = Optional.of(value);
    return this;
  }

  /**
   * The image they start with: it is on flash, in the boot list, and runs. Where software is
   * installed, its packages are on flash, and the list of them in the boot list.
   */
  public SimulatedFleetBuilder image(SimulatedImage value) {
    image = value;
    return this;
  }

  /** Other images on flash. */
  public SimulatedFleetBuilder moreImages(SimulatedImage... values) {
    moreImages = List.of(values);
    return this;
  }

  /** Members of the stack that each device is. Default that of the model. */
  public SimulatedFleetBuilder members(int value) {
    model = model.withMembers(value);
    return this;
  }

  /**
   * How IOS-XE holds its software at the start: as a bundle, or installed. Default INSTALL on
   * switches, BUNDLE on routers. IOS knows only BUNDLE.
   */
  public SimulatedFleetBuilder softwareMode(SoftwareMode value) {
    softwareMode = Optional.of(value);
    return this;
  }

  /** Security contexts of ASA, the admin context first. Default none: single mode. */
  public SimulatedFleetBuilder contexts(String... names) {
    contexts = List.of(names);
    return this;
  }

  /**
   * Each device is a failover pair of ASA: the fleet lists the primary unit, which is active first,
   * and {@link SimulatedDevice#mate} is the secondary one. The pair has one address, at which the
   * active unit answers; the addresses of the standby units come behind those of all pairs. Faults
   * and images of a device are those of both units.
   */
  public SimulatedFleetBuilder failoverPairs() {
    grouping = Grouping.PAIRS;
    return this;
  }

  /** How long each operation of installing takes. Default no time. */
  public SimulatedFleetBuilder installTime(Duration value) {
    installTime = value;
    return this;
  }

  /**
   * When a device reloads after {@code install activate} is done, and its prompt back. Default 100
   * ms.
   */
  public SimulatedFleetBuilder activationDelay(Duration value) {
    activationDelay = value;
    return this;
  }

  /**
   * How long after an activation a device goes back to what was committed if nobody commits.
   * Default 2 hours.
   */
  public SimulatedFleetBuilder abortAfter(Duration value) {
    abortAfter = value;
    return this;
  }

  /** How many access points have joined each wireless controller. Default 3. */
  public SimulatedFleetBuilder accessPoints(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("a controller has no " + value + " access points");
    }
    accessPoints = value;
    return this;
  }

  /** Size of {@code flash:} in bytes, in each member of a stack. Default that of the model. */
  public SimulatedFleetBuilder flashBytes(long value) {
    model = model.withFlashBytes(value);
    return this;
  }

  /** RAM in bytes. Default that of the model. */
  public SimulatedFleetBuilder ramBytes(long value) {
    model = model.withRamBytes(value);
    return this;
  }

  /** One more file system, for instance {@code slot0}. */
  public SimulatedFleetBuilder fileSystem(String name, long bytes) {
    otherFileSystems.put(name, bytes);
    return this;
  }

  /** The boot list, in place of the image they start with. */
  public SimulatedFleetBuilder bootVariables(String... paths) {
    bootVariables = Optional.of(List.of(paths));
    return this;
  }

  /** User names, passwords, communities. Default {@link SimulatedCredentials#defaults()}. */
  public SimulatedFleetBuilder credentials(SimulatedCredentials value) {
    credentials = value;
    return this;
  }

  /** Algorithms of the SSH servers. Default {@link SshProfile#FAST}. */
  public SimulatedFleetBuilder ssh(SshProfile value) {
    ssh = value;
    return this;
  }

  /** How long a reboot takes. Default 300 ms. */
  public SimulatedFleetBuilder rebootTime(Duration value) {
    rebootTime = value;
    return this;
  }

  /** Uptime at the start; near 497 days sysUpTime is about to wrap. Default 40 days. */
  public SimulatedFleetBuilder uptime(Duration value) {
    uptime = value;
    return this;
  }

  /** snmpEngineBoots at the start. Default 3. */
  public SimulatedFleetBuilder engineBoots(int value) {
    engineBoots = value;
    return this;
  }

  /** {@link #serverPort} of TFTP. */
  public SimulatedFleetBuilder tftpServerPort(int value) {
    return serverPort(TransferProtocol.TFTP, value);
  }

  /**
   * The port of the servers of that protocol that the devices talk to, where a URL names none.
   * Default the usual one; real devices know no other for TFTP.
   */
  public SimulatedFleetBuilder serverPort(TransferProtocol protocol, int port) {
    serverPorts.put(protocol, port);
    return this;
  }

  /** How long FTP, SSH and HTTP clients of a device wait for the server. Default 30 s. */
  public SimulatedFleetBuilder serverTimeout(Duration value) {
    serverTimeout = value;
    return this;
  }

  /**
   * What the devices ask of an HTTPS server's certificate. Default anything, as IOS without a
   * trustpoint.
   */
  public SimulatedFleetBuilder certificates(CertificatePolicy value) {
    certificates = value;
    return this;
  }

  /**
   * The file servers that the devices run, for files that are sent to them: SCP puts {@code ip scp
   * server enable} into the configuration, which IOS has; the others are for what else a device may
   * be. Default none. TFTP is not possible.
   */
  public SimulatedFleetBuilder ownServers(TransferProtocol... protocols) {
    ownServers = Set.of(protocols);
    if (ownServers.contains(TransferProtocol.TFTP)) {
      throw new IllegalArgumentException("a simulated device has no TFTP server");
    }
    return this;
  }

  /** TFTP block size in bytes unless {@code ip tftp blocksize} is configured. Default 1428. */
  public SimulatedFleetBuilder tftpBlockSize(int value) {
    tftpBlockSize = value;
    return this;
  }

  /** How long a device waits for a TFTP packet, and how often it tries again. Default 1 s, 4. */
  public SimulatedFleetBuilder tftpTimeout(Duration value, int retries) {
    tftpTimeout = value;
    tftpRetries = retries;
    return this;
  }

  /** Puts {@code snmp-server system-shutdown} into the configuration: tsMsgSend may reload. */
  public SimulatedFleetBuilder allowSnmpReload() {
    snmpReload = SnmpReload.CONFIGURED;
    return this;
  }

  /** Port numbers. Default free ones. */
  public SimulatedFleetBuilder ports(SimulatedPorts value) {
    ports = value;
    return this;
  }

  /** Faults of the device of each number from 0, from the start on. */
  public SimulatedFleetBuilder faults(IntFunction<List<Fault>> value) {
    faults = value;
    return this;
  }

  /** Faults of every device. */
  public SimulatedFleetBuilder faults(Fault... values) {
    return faults(index -> List.of(values));
  }

  /**
   * Time of the devices; a {@link ManualClock} also decides when reboots end. Default real time.
   */
  public SimulatedFleetBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /** In place of what the platform of the model makes of a device. */
  SimulatedFleetBuilder personality(Supplier<Personality> value) {
    personality = Optional.of(value);
    return this;
  }

  /** The fleet, not started. */
  public SimulatedFleet build() {
    SimulatedImage first =
        image != null
            ? image
            : SimulatedImage.builder()
                .model(model)
                .version(version.orElse(model.platform().firstVersion()))
                .build();
    String format = "sw-%0" + Math.max(2, String.valueOf(count).length()) + "d";
    return new SimulatedFleet(
        new FleetSettings(
            count,
            firstAddress,
            names != null ? names : index -> String.format(format, index + 1),
            model,
            first,
            moreImages,
            Map.copyOf(otherFileSystems),
            bootVariables,
            credentials,
            ssh,
            rebootTime,
            uptime,
            engineBoots,
            new TransferSettings(
                serverPorts,
                tftpBlockSize,
                tftpTimeout,
                tftpRetries,
                serverTimeout,
                certificates,
                ownServers),
            new InstallSettings(mode(), installTime, activationDelay, abortAfter, accessPoints),
            new FirewallSettings(contexts, grouping),
            snmpReload,
            ports,
            faults,
            clock,
            personality));
  }

  private SoftwareMode mode() {
    boolean installs = model.platform().isIosXe();
    if (!installs && softwareMode.filter(mode -> mode == SoftwareMode.INSTALL).isPresent()) {
      throw new IllegalArgumentException(model.platform() + " does not install software");
    }
    return softwareMode.orElse(
        installs && (model.isSwitch() || model.platform().isWireless())
            ? SoftwareMode.INSTALL
            : SoftwareMode.BUNDLE);
  }
}
