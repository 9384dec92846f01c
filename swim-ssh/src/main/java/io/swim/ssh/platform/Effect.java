package io.swim.ssh.platform;

/** What a command does to a device. */
public enum Effect {
  READ,
  CHANGE
}
