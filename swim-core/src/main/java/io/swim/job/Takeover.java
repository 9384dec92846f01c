package io.swim.job;

/** How new software takes over from what runs. */
public enum Takeover {
  /** With a reload: traffic through the device stops until it is back. */
  RELOAD,
  /**
   * In service (ISSU): traffic goes on. A device that can't do so, or says that it would not, is
   * left as it is.
   */
  IN_SERVICE
}
