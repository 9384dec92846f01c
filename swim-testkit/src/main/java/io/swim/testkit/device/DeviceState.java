package io.swim.testkit.device;

/** What a simulated device is doing as a whole. */
public enum DeviceState {
  /** Not started yet, or closed. */
  OFF,
  /** Between a reload and the moment the software answers again: nothing answers. */
  REBOOTING,
  /** The software runs. */
  RUNNING,
  /** The boot loader found nothing it may boot and waits at its own prompt: nothing answers. */
  IN_BOOT_LOADER
}
