package io.swim.spi;

/** Whether one thing goes with another, as far as anybody can tell. */
public enum Fit {
  FITS,
  DIFFERS,
  UNKNOWN
}
