package io.swim.job;

/** Who moves the bytes, whichever way they go. */
public enum Direction {
  /** The device fetches from a server, or sends to one. */
  PULL,
  /** SWIM sends to a server of the device, or reads from it. */
  PUSH
}
