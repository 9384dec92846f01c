package io.swim.testkit.fake;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.Secret;
import io.swim.device.SnmpCredentials;
import io.swim.spi.CredentialsProvider;
import java.util.Optional;

/** The same login for all devices, by command line alone. */
record OnePassword(String password) implements CredentialsProvider {
  @Override
  public Optional<CliCredentials> cli(Device device) {
    return Optional.of(CliCredentials.of("admin", Secret.of(password), Secret.of(password)));
  }

  @Override
  public Optional<SnmpCredentials> snmp(Device device) {
    return Optional.empty();
  }
}
