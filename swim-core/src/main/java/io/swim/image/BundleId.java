package io.swim.image;

import java.util.Objects;
import java.util.Optional;

/**
 * Names one bundle in the repository. Its images have ids that begin with it and a slash, which no
 * image of a file of its own has.
 *
 * @param value not blank, without a slash
 */
public record BundleId(String value) {
  public BundleId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank() || value.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not the id of a bundle: '" + value + "'");
    }
  }

  /** The bundle that an image came in; empty for one that came alone. */
  public static Optional<BundleId> of(ImageId image) {
    int slash = image.value().indexOf('/');
    return slash > 0
        ? Optional.of(new BundleId(image.value().substring(0, slash)))
        : Optional.empty();
  }

  /** The id of the bundle's image of that file name. */
  public ImageId image(String fileName) {
    return new ImageId(value + "/" + fileName);
  }

  @Override
  public String toString() {
    return value;
  }
}
