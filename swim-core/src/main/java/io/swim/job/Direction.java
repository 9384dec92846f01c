package io.swim.job;

/** Who moves the bytes. */
public enum Direction {
  /** The device fetches from a server. */
  PULL,
  /** SWIM sends to a server of the device. */
  PUSH
}
