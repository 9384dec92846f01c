package io.swim.device;

import java.util.Locale;

/** How the bytes of an image travel between a server and a device. */
public enum TransferProtocol {
  TFTP(69),
  FTP(21),
  SFTP(22),
  SCP(22),
  HTTP(80),
  HTTPS(443);

  private final int port;

  TransferProtocol(int port) {
    this.port = port;
  }

  /** The well-known port of its servers. */
  public int port() {
    return port;
  }

  /** Whether its servers ask for user and password. */
  public boolean hasLogin() {
    return this != TFTP;
  }

  /** As it stands in a URL: in lower case. */
  public String scheme() {
    return name().toLowerCase(Locale.ROOT);
  }
}
