package io.swim.job;

/** How a device gets from one software to another. */
public enum SoftwareChange {
  /** A file becomes the first of its boot list, and it is reloaded. */
  BOOT_LIST,
  /** A file is unpacked, what is in it is activated with a reload, and committed after that. */
  INSTALL,
  /** One order unpacks, activates and commits; the device reloads by itself. */
  INSTALL_AT_ONCE,
  /** The image is written over the software that does not run, which is activated with a reload. */
  SLOT,
  /**
   * A part of what runs, a fix or a package, is added to it, activated and committed; or taken away
   * again. The version stays, and the device says whether it reloads. Decided by the image, never
   * by a definition.
   */
  PART
}
