package io.swim.testkit.internal.iosxr;

/** An install operation was refused; the message is what the log says behind Error. */
final class XrRefused extends Exception {
  private static final long serialVersionUID = 1L;

  XrRefused(String message) {
    super(message);
  }
}
