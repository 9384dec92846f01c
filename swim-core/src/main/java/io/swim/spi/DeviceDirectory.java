package io.swim.spi;

import io.swim.device.Device;
import io.swim.device.DeviceId;
import java.util.Optional;

/** The host's devices. Thread-safe. */
@FunctionalInterface
public interface DeviceDirectory {
  /** A device by its id; empty when the host has none of it. May block. */
  Optional<Device> find(DeviceId id);
}
