package io.swim.job;

/** How far a run goes on each device. */
public enum UpgradeScope {
  /** The image gets onto the device and is verified there; nothing else changes. */
  DISTRIBUTE,
  /** It also becomes the one to boot, at a reboot that somebody else orders. */
  ACTIVATE,
  /** The device is rebooted too, and the new version confirmed. */
  REBOOT
}
