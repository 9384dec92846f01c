package io.swim.job;

/** What is done when a file system has too little room for the image. */
public enum MakeRoom {
  /** The device is left as it is. */
  NEVER,
  /**
   * Images that nothing needs are deleted, and no more of them than it takes. Never the running
   * image, one of the boot list, a protected file, or anything that the platform does not know as
   * an image by its name.
   */
  WHEN_NEEDED,
  /**
   * The file system is erased as a whole. Refused while it holds the running image, one of the boot
   * list, or a protected file: with them, most devices have nothing left to boot.
   */
  ERASE
}
