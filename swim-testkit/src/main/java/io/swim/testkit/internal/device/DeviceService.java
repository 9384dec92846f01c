package io.swim.testkit.internal.device;

import java.io.IOException;

/** A way to reach a device that exists only while its software runs. */
public interface DeviceService {
  /** Starts to listen; on failure nothing listens. */
  void up(NetworkDevice device) throws IOException;

  /** Stops to listen and drops every session with the device. */
  void down(NetworkDevice device);
}
