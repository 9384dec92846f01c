package io.swim.device;

/** How the bytes of an image travel between a server and a device. */
public enum TransferProtocol {
  TFTP,
  FTP,
  SFTP,
  SCP,
  HTTP,
  HTTPS
}
