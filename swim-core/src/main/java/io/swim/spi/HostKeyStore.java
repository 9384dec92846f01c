package io.swim.spi;

import io.swim.device.DeviceId;
import java.util.List;

/** The host's known SSH host keys. Thread-safe. */
public interface HostKeyStore {
  /** Known keys of a device, in the form {@code ssh-ed25519 AAAA...}. */
  List<String> find(DeviceId device);

  /** Remembers the first key seen of a device. */
  void remember(DeviceId device, String key);
}
