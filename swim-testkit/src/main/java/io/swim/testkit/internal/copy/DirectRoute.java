package io.swim.testkit.internal.copy;

import java.net.InetSocketAddress;

/** Nothing is between device and server. */
record DirectRoute(InetSocketAddress server) implements Route {
  @Override
  public void close() {}
}
