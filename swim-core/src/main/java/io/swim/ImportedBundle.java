package io.swim;

import io.swim.image.ImageBundle;
import java.util.List;
import java.util.Objects;

/**
 * What came of a bundle.
 *
 * @param bundle as the repository has it
 * @param leftOut names of files of the bundle that are no images for devices, such as notes
 */
public record ImportedBundle(ImageBundle bundle, List<String> leftOut) {
  public ImportedBundle {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(leftOut, "leftOut");
    leftOut = List.copyOf(leftOut);
  }
}
