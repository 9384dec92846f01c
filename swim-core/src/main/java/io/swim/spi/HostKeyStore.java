package io.swim.spi;

import java.util.List;

/** The host's known SSH host keys. Thread-safe. */
public interface HostKeyStore {
  /**
   * Known keys, in the form {@code ssh-ed25519 AAAA...}.
   *
   * @param peer a device's id, or the name of another server
   */
  List<String> find(String peer);

  /** Remembers the first key seen of a peer. */
  void remember(String peer, String key);
}
