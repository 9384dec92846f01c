package io.swim.testkit.internal.iosxe;

/** A file that can't be booted; the message says why. */
final class BootRefused extends Exception {
  private static final long serialVersionUID = 1L;

  BootRefused(String why) {
    super(why);
  }
}
