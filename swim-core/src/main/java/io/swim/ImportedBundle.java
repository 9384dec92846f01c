package io.swim;

import io.swim.image.ImageBundle;
import java.util.List;

/**
 * What came of a bundle.
 *
 * @param bundle as the repository has it
 * @param leftOut names of files of the bundle that are no images for devices, such as notes
 */
public record ImportedBundle(ImageBundle bundle, List<String> leftOut) {
  public ImportedBundle {
    leftOut = List.copyOf(leftOut);
  }
}
