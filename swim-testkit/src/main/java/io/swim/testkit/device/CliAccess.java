package io.swim.testkit.device;

/** A way to the command line. */
public enum CliAccess {
  SSH,
  TELNET
}
