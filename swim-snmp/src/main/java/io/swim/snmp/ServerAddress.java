package io.swim.snmp;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address of a distribution server: a device is told that over SNMP, and never a name. */
final class ServerAddress {
  private ServerAddress() {}

  /**
   * Of a name or an address.
   *
   * @throws DriverException UNREACHABLE with effect NONE when the name has no address here
   */
  static InetAddress of(String host) throws DriverException {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new DriverException(
          FailureKind.UNREACHABLE, DeviceEffect.NONE, "no address is known of " + host);
    }
  }
}
