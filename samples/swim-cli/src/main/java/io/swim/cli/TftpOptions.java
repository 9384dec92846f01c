package io.swim.cli;

import io.swim.device.Device;
import io.swim.transfer.tftp.TftpServer;
import io.swim.transfer.tftp.TftpServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where our TFTP server listens. */
final class TftpOptions {
  private static final int STANDARD = 69;
  private static final int UNSET = -1;

  @Option(
      names = "--tftp-port",
      paramLabel = "PORT",
      description = "UDP port of our TFTP server. Default: the one that devices ask, 69")
  int port = UNSET;

  @Option(
      names = "--server-address",
      paramLabel = "ADDRESS",
      description =
          "Address of our server as devices see it. It listens there if the address is of this"
              + " host, else at all of them. Default: the one on the way to the device")
  @Nullable String address;

  /**
   * Ports that those devices ask. A port of their own is always served; 69, which is all that real
   * devices know, may be redirected to the given one by the host.
   */
  Set<Integer> portsFor(List<Device> devices) {
    Set<Integer> ports = new LinkedHashSet<>();
    if (port != UNSET) {
      ports.add(port);
    }
    devices.stream()
        .map(device -> device.ports().tftpServer())
        .filter(asked -> asked != STANDARD || port == UNSET)
        .forEach(ports::add);
    return ports;
  }

  Set<Integer> ownPort() {
    return Set.of(port == UNSET ? STANDARD : port);
  }

  /** Adds the addresses for those ports. */
  TftpServerBuilder apply(TftpServerBuilder server, Set<Integer> ports) {
    String given = address;
    try {
      InetAddress listen = InetAddress.getByName("0.0.0.0");
      if (given != null) {
        InetAddress told = InetAddress.getByName(given);
        server.advertise(told);
        listen = isOurs(told) ? told : listen;
      }
      for (int each : ports) {
        if (each < 0 || each > 65535) {
          throw new BadInput("--tftp-port must be 1..65535, not " + each);
        }
        server.bind(new InetSocketAddress(listen, each));
      }
      return server;
    } catch (UnknownHostException e) {
      throw new BadInput("--server-address " + given + " is no known address", e);
    } catch (SocketException e) {
      throw new BadInput("this host's addresses can't be read: " + e.getMessage(), e);
    }
  }

  private static boolean isOurs(InetAddress address) throws SocketException {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || NetworkInterface.getByInetAddress(address) != null;
  }

  /** Starts to listen. */
  static void start(TftpServer server) {
    try {
      server.start();
    } catch (IOException e) {
      throw new BadInput("no TFTP server: " + e.getMessage() + " (see --tftp-port)", e);
    }
  }
}
