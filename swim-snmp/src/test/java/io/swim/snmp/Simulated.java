package io.swim.snmp;

import io.swim.device.Device;
import io.swim.device.DevicePorts;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.contract.TestContext;
import java.util.Optional;

/** Simulated devices as SWIM sees them. */
final class Simulated {
  private Simulated() {}

  static Device device(SimulatedDevice simulated) {
    return Device.of(simulated.name(), simulated.address().getHostAddress())
        .withPorts(DevicePorts.of(simulated.snmp().getPort(), 22, 23));
  }

  static TestContext context(SimulatedDevice simulated, SnmpSessions sessions) {
    return Contexts.of(
        device(simulated),
        sessions,
        Contexts.community(
            simulated.credentials().readCommunity(),
            Optional.of(simulated.credentials().writeCommunity())));
  }

  static SnmpCredentials.User user(
      String name,
      SnmpCredentials.Auth auth,
      String authPassword,
      SnmpCredentials.Priv priv,
      String privPassword) {
    return new SnmpCredentials.User(
        name, auth, password(authPassword), priv, password(privPassword));
  }

  private static Optional<Secret> password(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty()).map(Secret::of);
  }
}
