package io.swim.testkit.internal.copy;

import java.io.Closeable;
import java.net.InetSocketAddress;

/** The way of the packets to a server. */
interface Route extends Closeable {
  /** Where the client has to send its first packet. */
  InetSocketAddress server();

  @Override
  void close();
}
