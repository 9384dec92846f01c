package io.swim.spi;

import io.swim.device.Device;
import java.io.IOException;
import java.net.InetAddress;

/**
 * Tells how devices reach file servers, where that is not straight from their management address:
 * behind NAT, out of a VRF, or through a controller. May block. Thread-safe.
 */
public interface FetchRoutes {
  /** Every device fetches from the address that the host knows it by. */
  FetchRoutes DIRECT = device -> FetchRoute.from(InetAddress.getByName(device.address()));

  /**
   * The way of one device.
   *
   * @throws IOException when an address can't be found out
   */
  FetchRoute of(Device device) throws IOException;
}
