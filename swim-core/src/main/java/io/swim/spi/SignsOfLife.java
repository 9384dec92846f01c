package io.swim.spi;

import java.time.Duration;

/**
 * Whether a device that says nothing is at work all the same: our own file server may see bytes
 * move, or the device may just be writing them to its flash.
 */
@FunctionalInterface
public interface SignsOfLife {
  /** Silence is all that there is. */
  SignsOfLife NONE = silence -> false;

  /**
   * Asked when a device has been silent for as long as it may be, and then again after each further
   * such time.
   *
   * @param silence how long it has said nothing
   * @return whether to go on waiting
   */
  boolean seen(Duration silence);
}
