package io.swim.image;

import java.util.List;
import java.util.Objects;

/**
 * Images that came in one file and belong together, such as one for each type of access point of a
 * controller. Each is also an image of its own, and may be deleted alone.
 *
 * @param id its name in the repository
 * @param images by file name; at least one
 */
public record ImageBundle(BundleId id, List<SoftwareImage> images) {
  public ImageBundle {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(images, "images");
    images = List.copyOf(images);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("bundle " + id + " has no images");
    }
  }

  /** The release that its images are of. */
  public String version() {
    return images.get(0).version();
  }

  /** All its images together. */
  public long sizeBytes() {
    return images.stream().mapToLong(SoftwareImage::sizeBytes).sum();
  }
}
