package io.swim.testkit.contract;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;

/**
 * A server for {@link FileServerContract} and {@link OfferingContract}, and devices that ask it.
 */
public interface FileServerSubject {
  /** The protocol to test. */
  TransferProtocol protocol();

  /**
   * A server that is not started yet, on loopback and a port of the system's choice.
   *
   * @param clock decides when offerings expire
   */
  FileServer newServer(Clock clock) throws IOException;

  /**
   * Fetches a file as a device does.
   *
   * @param from the local address of the device
   * @param login empty for TFTP
   * @throws IOException when the server refuses, soon
   */
  byte[] fetch(InetSocketAddress server, InetAddress from, Optional<Login> login, String path)
      throws IOException;

  /** Sends a file as a device does; parameters as in {@link #fetch}. */
  void send(
      InetSocketAddress server, InetAddress from, Optional<Login> login, String path, byte[] bytes)
      throws IOException;

  /**
   * Hears of each attempt that the server refused; for a list of them.
   *
   * @param attempt what a device tried, in words
   * @param answer what it got instead
   */
  default void refused(String attempt, IOException answer) {}
}
