package io.swim.spi;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.SnmpCredentials;
import java.util.Optional;

/** The host's secrets. Asked anew for every session; may block. Thread-safe. */
public interface CredentialsProvider {
  Optional<CliCredentials> cli(Device device);

  Optional<SnmpCredentials> snmp(Device device);
}
