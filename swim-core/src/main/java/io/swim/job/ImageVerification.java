package io.swim.job;

/** What proves that the file on the device is the image. */
public enum ImageVerification {
  /** A digest that the device computed. */
  DIGEST,
  /** Its size, for devices that can compute no digest over any session at hand. */
  SIZE
}
