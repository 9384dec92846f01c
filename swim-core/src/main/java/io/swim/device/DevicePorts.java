package io.swim.device;

/**
 * The ports of one device.
 *
 * @param snmp UDP
 * @param ssh TCP
 * @param telnet TCP
 * @param http TCP
 * @param tftpServer UDP, the server port that the device's own TFTP client asks; real devices know
 *     only 69
 */
public record DevicePorts(int snmp, int ssh, int telnet, int http, int tftpServer) {
  /** The well-known ones. */
  public static final DevicePorts STANDARD = new DevicePorts(161, 22, 23, 443, 69);

  public DevicePorts {
    check("snmp", snmp);
    check("ssh", ssh);
    check("telnet", telnet);
    check("http", http);
    check("tftp", tftpServer);
  }

  private static void check(String name, int port) {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(name + " port must be 1..65535, not " + port);
    }
  }
}
