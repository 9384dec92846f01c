package io.swim.internal;

import io.swim.image.SoftwareImage;
import io.swim.spi.StagedImage;

/** Takes bytes that are staged already into the repository. */
public interface ImageIntake {
  /**
   * Judges them as an import is judged, and stores them, all or nothing. Where the repository has
   * the same bytes under that name already, it keeps those.
   *
   * @throws io.swim.fault.SwimException as {@link io.swim.ImageRepository#importImage}
   */
  SoftwareImage take(String fileName, StagedImage staged, String description);
}
