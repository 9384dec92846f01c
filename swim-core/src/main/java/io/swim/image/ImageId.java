package io.swim.image;

/**
 * Names one image in the repository.
 *
 * @param value not blank
 */
public record ImageId(String value) {
  public ImageId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an image id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
