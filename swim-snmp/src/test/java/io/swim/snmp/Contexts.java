package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.fault.DriverException;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.SnmpSession;
import io.swim.testkit.contract.TestContext;
import java.util.List;
import java.util.Optional;

/** Steps with a device that is asked over SNMP. */
final class Contexts {
  static final SnmpCredentials V1 = community(SnmpCredentials.Version.V1);
  static final SnmpCredentials V2C = community(SnmpCredentials.Version.V2C);

  private Contexts() {}

  static TestContext of(Device device, SnmpSessions sessions, SnmpCredentials credentials) {
    return of(device, sessions, credentials, new IosCatalog());
  }

  static TestContext of(
      Device device,
      SnmpSessions sessions,
      SnmpCredentials credentials,
      PlatformCatalog platforms) {
    return new TestContext(
        device,
        List.of(sessions),
        new CredentialsProvider() {
          @Override
          public Optional<CliCredentials> cli(Device asked) {
            return Optional.empty();
          }

          @Override
          public Optional<SnmpCredentials> snmp(Device asked) {
            return Optional.of(credentials);
          }
        },
        platforms);
  }

  static SnmpSession session(TestContext context) throws DriverException, InterruptedException {
    return context.session(SnmpSession.class, Access.SNMP);
  }

  static SnmpCredentials community(String read, Optional<String> write) {
    return new SnmpCredentials.Community(
        SnmpCredentials.Version.V2C, Secret.of(read), write.map(Secret::of));
  }

  private static SnmpCredentials community(SnmpCredentials.Version version) {
    return new SnmpCredentials.Community(
        version, Secret.of("ro-secret"), Optional.of(Secret.of("rw-secret")));
  }
}
