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
        ServerSocket first = new ServerSocket();
        ServerSocket second = new ServerSocket()) {
      first.bind(new InetSocketAddress(address, 0));
      second.bind(new InetSocketAddress(address, 0));
      return new SimulatedPorts(
          wanted.snmp() == 0 ? udp.getLocalPort() : wanted.snmp(),
          wanted.ssh() == 0 ? first.getLocalPort() : wanted.ssh(),
          wanted.telnet() == 0 ? second.getLocalPort() : wanted.telnet());
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + address, e);
    }
  }
}
