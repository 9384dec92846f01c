package io.swim.image;

import java.util.Objects;

/**
 * Names one image in the repository.
 *
 * @param value not blank
 */
public record ImageId(String value) {
  public ImageId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("an image id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
