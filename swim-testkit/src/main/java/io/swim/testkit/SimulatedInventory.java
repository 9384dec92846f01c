package io.swim.testkit;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.DevicePorts;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceDirectory;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SnmpUser;
import java.util.List;
import java.util.Optional;

/**
 * A fleet as a host application knows it: its devices and their credentials, ready for an engine.
 * Host keys are trusted on first use. Thread-safe.
 */
public final class SimulatedInventory implements DeviceDirectory, CredentialsProvider {

  private final SimulatedFleet fleet;
  private final int tftpServerPort;

  /**
   * The inventory of a fleet.
   *
   * @param tftpServerPort the port that its devices ask for files
   */
  public SimulatedInventory(SimulatedFleet fleet, int tftpServerPort) {
    this.fleet = fleet;
    this.tftpServerPort = tftpServerPort;
  }

  /** Every device of the fleet. */
  public List<DeviceId> ids() {
    return fleet.devices().stream().map(device -> new DeviceId(device.name())).toList();
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return simulated(id)
        .map(
            device ->
                Device.of(id.value(), device.address().getHostAddress())
                    .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
                    .withPorts(ports(device)));
  }

  private DevicePorts ports(SimulatedDevice device) {
    SimulatedPorts ports = device.ports();
    return DevicePorts.of(ports.snmp(), ports.ssh(), ports.telnet())
        .withFtp(ports.ftp())
        .withHttp(ports.http())
        .withHttps(ports.https())
        .withTftpServer(tftpServerPort);
  }

  @Override
  public Optional<CliCredentials> cli(Device device) {
    return simulated(device.id())
        .map(SimulatedDevice::credentials)
        .map(
            known ->
                CliCredentials.of(
                    known.username(),
                    Secret.of(known.password()),
                    Secret.of(known.enablePassword())));
  }

  /** The first SNMPv3 user if there is one, else the communities. */
  @Override
  public Optional<SnmpCredentials> snmp(Device device) {
    return simulated(device.id()).map(SimulatedDevice::credentials).map(SimulatedInventory::snmp);
  }

  private static SnmpCredentials snmp(SimulatedCredentials known) {
    if (known.snmpUsers().isEmpty()) {
      return new SnmpCredentials.Community(
          SnmpCredentials.Version.V2C,
          Secret.of(known.readCommunity()),
          Optional.of(Secret.of(known.writeCommunity())));
    }
    SnmpUser user = known.snmpUsers().get(0);
    return new SnmpCredentials.User(
        user.name(),
        SnmpCredentials.Auth.valueOf(user.auth().name()),
        Optional.of(Secret.of(user.authPassword())),
        SnmpCredentials.Priv.valueOf(user.privacy().name()),
        Optional.of(Secret.of(user.privacyPassword())));
  }

  private Optional<SimulatedDevice> simulated(DeviceId id) {
    return fleet.find(id.value());
  }
}
