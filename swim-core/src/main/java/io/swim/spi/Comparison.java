package io.swim.spi;

import java.util.Objects;

/**
 * What a look at a device says of what it unpacked from an image.
 *
 * @param fit DIFFERS only where that is certain
 * @param words what was found, or why nothing can be told; may be empty
 */
public record Comparison(Fit fit, String words) {
  /** Of what nobody can look at. */
  public static final Comparison UNKNOWN = new Comparison(Fit.UNKNOWN, "");

  public Comparison {
    Objects.requireNonNull(fit, "fit");
    Objects.requireNonNull(words, "words");
  }
}
