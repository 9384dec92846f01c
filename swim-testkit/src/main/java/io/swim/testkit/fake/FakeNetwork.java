package io.swim.testkit.fake;

import io.swim.UpgradeEngineBuilder;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fake devices, and the drivers that reach them. {@link #equip} gives both to an engine. Not
 * thread-safe: for {@link VirtualTime}.
 */
public final class FakeNetwork implements DeviceDirectory, CredentialsProvider {
  /** The version that all devices run at first. */
  public static final String OLD_VERSION = "1.0";

  private static final FakeFile OLD =
      new FakeFile(
          "fake-1.0.bin",
          8L << 20,
          OLD_VERSION,
          new Digest(DigestAlgorithm.MD5, "1".repeat(32)),
          true);

  private final Clock clock;
  private final Map<DeviceId, FakeDevice> devices = new LinkedHashMap<>();
  private Duration transferTime = Duration.ofMinutes(4);
  private Duration rebootTime = Duration.ofMinutes(3);

  public FakeNetwork(Clock clock) {
    this.clock = clock;
  }

  /** How long a transfer takes. */
  public FakeNetwork transferTime(Duration value) {
    transferTime = value;
    return this;
  }

  /** How long a reboot takes. */
  public FakeNetwork rebootTime(Duration value) {
    rebootTime = value;
    return this;
  }

  Duration transferTime() {
    return transferTime;
  }

  Duration rebootTime() {
    return rebootTime;
  }

  Clock clock() {
    return clock;
  }

  /** Adds a device with those faults. */
  public FakeDevice add(String name, FakeFault... faults) {
    DeviceId id = new DeviceId(name);
    FakeDevice device = new FakeDevice(id, clock, OLD, Set.of(faults));
    devices.put(id, device);
    return device;
  }

  /** Adds a failover pair, at one address. */
  public FakePair addPair(String name) {
    DeviceId id = new DeviceId(name);
    FakePair pair =
        new FakePair(
            new FakeDevice(id, clock, OLD, Set.of()), new FakeDevice(id, clock, OLD, Set.of()));
    devices.put(id, pair.primary());
    return pair;
  }

  /** Adds another name for a device. */
  public void alias(String name, FakeDevice device) {
    devices.put(new DeviceId(name), device);
  }

  /** Adds so many healthy devices. */
  public List<FakeDevice> addMany(int count) {
    List<FakeDevice> added = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      added.add(add("fake-%06d".formatted(i)));
    }
    return added;
  }

  public FakeDevice device(DeviceId id) {
    FakeDevice device = devices.get(id);
    if (device == null) {
      throw new IllegalArgumentException("no fake device " + id);
    }
    return device.pair().map(FakePair::active).orElse(device);
  }

  public Collection<DeviceId> ids() {
    return devices.keySet();
  }

  /** Gives devices, credentials, drivers, platform and server to an engine. */
  public UpgradeEngineBuilder equip(UpgradeEngineBuilder builder) {
    return builder
        .clock(clock)
        .devices(this)
        .credentials(this)
        .platforms(new FakePlatforms())
        .fileServer(new FakeFileServer())
        .register(new FakeSessions.Cli(this))
        .register(new FakeSessions.Snmp(this))
        .register(new FakeDrivers.Facts(this))
        .register(new FakeDrivers.Files(this))
        .register(new FakeDrivers.Config(this))
        .register(new FakeDrivers.Reboot(this))
        .register(new FakeInstall(this))
        .register(new FakeParts(this))
        .register(new FakeAccessPoints(this))
        .register(new FakeFailover(this))
        .register(new FakeTransfer(this));
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return Optional.ofNullable(devices.get(id)).map(d -> Device.of(id.value(), "127.0.0.1"));
  }

  @Override
  public Optional<CliCredentials> cli(Device device) {
    return Optional.of(
        CliCredentials.of("admin", Secret.of("fake-password"), Secret.of("fake-enable")));
  }

  @Override
  public Optional<SnmpCredentials> snmp(Device device) {
    return Optional.of(
        new SnmpCredentials.Community(
            SnmpCredentials.Version.V2C,
            Secret.of("fake-read"),
            Optional.of(Secret.of("fake-write"))));
  }
}
