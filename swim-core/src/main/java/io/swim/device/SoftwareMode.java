package io.swim.device;

/** How a device holds the software that it runs. */
public enum SoftwareMode {
  /** It boots one file, which stays as it came. */
  BUNDLE,
  /** It boots packages that were unpacked from a file, by a list of them. */
  INSTALL
}
