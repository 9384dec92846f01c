package io.swim.device;

/** What is asked of a device's SSH host key. */
public enum HostKeyPolicy {
  /** Only a key that the host application knows already. */
  STRICT,
  /** The first key seen is remembered; a changed one is refused. */
  TRUST_ON_FIRST_USE,
  /** Any key. For laboratories. */
  NONE
}
