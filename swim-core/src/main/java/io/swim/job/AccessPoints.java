package io.swim.job;

/** What becomes of the access points of a controller that gets new software. */
public enum AccessPoints {
  /** They download their image before the controller reloads; none may fail. */
  PREDOWNLOAD,
  /** They are left alone, and download it when the controller is back: they are down for longer. */
  LEAVE
}
