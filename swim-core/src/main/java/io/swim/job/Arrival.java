package io.swim.job;

/**
 * How many of the images of an upgrade are on the device, verified.
 *
 * @param images how many
 * @param attempts how many tries there were when the last of them was: those after them are about
 *     the next image
 */
public record Arrival(int images, int attempts) {
  /** None is there so far. */
  public static final Arrival NONE = new Arrival(0, 0);
}
