package io.swim.testkit;

/**
 * Port numbers of simulated devices; each device has an address of its own, so all use the same.
 *
 * @param snmp UDP port of the SNMP agent
 * @param ssh TCP port of SSH
 * @param telnet TCP port of Telnet
 */
public record SimulatedPorts(int snmp, int ssh, int telnet) {
  /** Ports must be 0 to 65535; 0 means a free one. */
  public SimulatedPorts {
    for (int port : new int[] {snmp, ssh, telnet}) {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
      }
    }
  }

  /** Free ports, chosen by the system when the fleet starts. */
  public static SimulatedPorts free() {
    return new SimulatedPorts(0, 0, 0);
  }

  /** These ports; starting the fleet fails when one of them is taken. */
  public static SimulatedPorts fixed(int snmp, int ssh, int telnet) {
    return new SimulatedPorts(snmp, ssh, telnet);
  }
}
