package io.swim.realservers;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of 127.0.0.1 that is free now, and that the system gives to nobody by itself, as far as
 * Linux is not told otherwise. For programs that can't be given port 0.
 */
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;

  private FreePort() {}

  /** One of TCP. */
  public static int tcp() throws IOException {
    return probe((port, loopback) -> new ServerSocket(port, 1, loopback));
  }

  /** One of UDP. */
  public static int udp() throws IOException {
    return probe(DatagramSocket::new);
  }

  private static int probe(Probe probe) throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    while (true) {
      int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
      try {
        probe.bind(port, loopback).close();
        return port;
      } catch (BindException e) {
        // The next one.
      }
    }
  }

  private interface Probe {
    Closeable bind(int port, InetAddress loopback) throws IOException;
  }
}
