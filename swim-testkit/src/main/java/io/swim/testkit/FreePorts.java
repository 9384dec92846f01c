package io.swim.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Asks the system for port numbers that are free on one address. */
final class FreePorts {
  private FreePorts() {}

  static SimulatedPorts fill(SimulatedPorts wanted, InetAddress address) {
    try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(address, 0));
        ServerSocket ssh = free(address);
        ServerSocket telnet = free(address);
        ServerSocket ftp = free(address);
        ServerSocket http = free(address);
        ServerSocket https = free(address)) {
      return new SimulatedPorts(
          or(wanted.snmp(), udp.getLocalPort()),
          or(wanted.ssh(), ssh.getLocalPort()),
          or(wanted.telnet(), telnet.getLocalPort()),
          or(wanted.ftp(), ftp.getLocalPort()),
          or(wanted.http(), http.getLocalPort()),
          or(wanted.https(), https.getLocalPort()));
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + address, e);
    }
  }

  private static ServerSocket free(InetAddress address) throws IOException {
    return new ServerSocket(0, 1, address);
  }

  private static int or(int wanted, int free) {
    return wanted == 0 ? free : wanted;
  }
}
