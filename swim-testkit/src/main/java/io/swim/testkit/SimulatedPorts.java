package io.swim.testkit;

/**
 * Port numbers of simulated devices; each device has an address of its own, so all use the same.
 *
 * @param snmp UDP port of the SNMP agent
 * @param ssh TCP port of SSH
 * @param telnet TCP port of Telnet
 * @param ftp TCP port of the device's own FTP server, if it runs
 * @param http TCP port of its HTTP server, if it runs
 * @param https TCP port of its HTTPS server, if it runs
 */
public record SimulatedPorts(int snmp, int ssh, int telnet, int ftp, int http, int https) {
  /** Ports must be 0 to 65535; 0 means a free one. */
  public SimulatedPorts {
    for (int port : new int[] {snmp, ssh, telnet, ftp, http, https}) {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
      }
    }
  }

  /** Free ports, chosen by the system when the fleet starts. */
  public static SimulatedPorts free() {
    return new SimulatedPorts(0, 0, 0, 0, 0, 0);
  }

  /**
   * These ports, and free ones for FTP and HTTP; starting the fleet fails when one of them is
   * taken.
   */
  public static SimulatedPorts fixed(int snmp, int ssh, int telnet) {
    return new SimulatedPorts(snmp, ssh, telnet, 0, 0, 0);
  }
}
