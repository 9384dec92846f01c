package io.swim.job;

import io.swim.fault.DeviceEffect;
import java.time.Instant;
import java.util.Objects;

/**
 * An order to unpack an image. Stored before it is given, so that a process that dies on the way
 * leaves it behind.
 *
 * @param at when it was about to be given, on SWIM's clock
 * @param effect what the device made of it: NONE when it certainly did not begin; APPLIED when it
 *     took the order, whatever came of that; UNKNOWN when it may have, and as long as the order has
 *     no answer
 */
public record UnpackOrder(Instant at, DeviceEffect effect) {
  public UnpackOrder {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(effect, "effect");
  }
}
