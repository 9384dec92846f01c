package io.swim.device;

/** What a device does after it was reset. */
public enum BootMode {
  /** It boots what it was told to boot. */
  AUTOMATIC,
  /** It waits at its boot loader for somebody at its console. */
  MANUAL
}
