package io.swim.quickstart;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.DevicePorts;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.device.SnmpCredentials.Community;
import io.swim.device.SnmpCredentials.Version;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceDirectory;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import java.util.Optional;

/** What a host application has a database and a vault for: its devices and their secrets. */
final class FleetHost implements DeviceDirectory, CredentialsProvider {
  private final SimulatedFleet fleet;

  FleetHost(SimulatedFleet fleet) {
    this.fleet = fleet;
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return simulated(id)
        .map(
            device ->
                Device.of(device.name(), device.address().getHostAddress())
                    .withPorts(
                        DevicePorts.of(
                                device.ports().snmp(),
                                device.ports().ssh(),
                                device.ports().telnet())
                            .withTftpServer(DevicePorts.STANDARD.tftpServer()))
                    .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE));
  }

  @Override
  public Optional<CliCredentials> cli(Device device) {
    return simulated(device.id())
        .map(SimulatedDevice::credentials)
        .map(
            login ->
                CliCredentials.of(
                    login.username(),
                    Secret.of(login.password()),
                    Secret.of(login.enablePassword())));
  }

  @Override
  public Optional<SnmpCredentials> snmp(Device device) {
    return simulated(device.id())
        .map(SimulatedDevice::credentials)
        .map(
            login ->
                new Community(
                    Version.V2C,
                    Secret.of(login.readCommunity()),
                    Optional.of(Secret.of(login.writeCommunity()))));
  }

  private Optional<SimulatedDevice> simulated(DeviceId id) {
    return fleet.devices().stream().filter(device -> device.name().equals(id.value())).findFirst();
  }
}
