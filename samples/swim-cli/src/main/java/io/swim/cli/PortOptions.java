package io.swim.cli;

import io.swim.device.TransferProtocol;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Ports of our file servers. */
final class PortOptions {
  @Option(
      names = "--tftp-port",
      paramLabel = "PORT",
      description = "UDP port of our TFTP server, usually 69, which devices ask; 0: a free one.")
  @Nullable Integer tftp;

  @Option(
      names = "--ftp-port",
      paramLabel = "PORT",
      description = "TCP port of our FTP server, usually 21; 0: a free one.")
  @Nullable Integer ftp;

  @Option(
      names = "--ssh-port",
      paramLabel = "PORT",
      description = "TCP port of our server for SFTP and SCP, usually 22; 0: a free one.")
  @Nullable Integer ssh;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "TCP port of our HTTP server, usually 80; 0: a free one.")
  @Nullable Integer http;

  @Option(
      names = "--https-port",
      paramLabel = "PORT",
      description = "TCP port of our HTTPS server, usually 443; 0: a free one.")
  @Nullable Integer https;

  /** The port that was given for the server of a protocol. */
  OptionalInt of(TransferProtocol protocol) {
    Integer port =
        switch (protocol) {
          case TFTP -> tftp;
          case FTP -> ftp;
          case SFTP, SCP -> ssh;
          case HTTP -> http;
          case HTTPS -> https;
        };
    if (port == null) {
      return OptionalInt.empty();
    }
    if (port < 0 || port > 65535) {
      throw new BadInput(option(protocol) + " must be 0..65535, not " + port);
    }
    return OptionalInt.of(port);
  }

  /** The option for the server of a protocol. */
  static String option(TransferProtocol protocol) {
    return switch (protocol) {
      case SFTP, SCP -> "--ssh-port";
      default -> "--" + protocol.scheme() + "-port";
    };
  }
}
