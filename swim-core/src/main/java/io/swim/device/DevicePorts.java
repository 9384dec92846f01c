package io.swim.device;

/**
 * The ports of one device.
 *
 * @param snmp UDP
 * @param ssh TCP; SCP and SFTP too
 * @param telnet TCP
 * @param ftp TCP
 * @param http TCP
 * @param https TCP
 * @param tftpServer UDP, the server port that the device's own TFTP client asks; real devices know
 *     only 69
 */
public record DevicePorts(
    int snmp, int ssh, int telnet, int ftp, int http, int https, int tftpServer) {
  /** The well-known ones. */
  public static final DevicePorts STANDARD = new DevicePorts(161, 22, 23, 21, 80, 443, 69);

  /** Those three, and the well-known ones. */
  public static DevicePorts of(int snmp, int ssh, int telnet) {
    return new DevicePorts(
        snmp,
        ssh,
        telnet,
        STANDARD.ftp(),
        STANDARD.http(),
        STANDARD.https(),
        STANDARD.tftpServer());
  }

  public DevicePorts {
    check("snmp", snmp);
    check("ssh", ssh);
    check("telnet", telnet);
    check("ftp", ftp);
    check("http", http);
    check("https", https);
    check("tftp", tftpServer);
  }

  public DevicePorts withFtp(int value) {
    return new DevicePorts(snmp, ssh, telnet, value, http, https, tftpServer);
  }

  public DevicePorts withHttp(int value) {
    return new DevicePorts(snmp, ssh, telnet, ftp, value, https, tftpServer);
  }

  public DevicePorts withHttps(int value) {
    return new DevicePorts(snmp, ssh, telnet, ftp, http, value, tftpServer);
  }

  public DevicePorts withTftpServer(int value) {
    return new DevicePorts(snmp, ssh, telnet, ftp, http, https, value);
  }

  /** Where the device's own server for that protocol listens. */
  public int of(TransferProtocol protocol) {
    return switch (protocol) {
      case SCP, SFTP -> ssh;
      case FTP -> ftp;
      case HTTP -> http;
      case HTTPS -> https;
      case TFTP -> TransferProtocol.TFTP.port();
    };
  }

  private static void check(String name, int port) {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(name + " port must be 1..65535, not " + port);
    }
  }
}
