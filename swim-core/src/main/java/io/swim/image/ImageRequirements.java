package io.swim.image;

import java.util.OptionalLong;

/**
 * What a device must have to run an image.
 *
 * @param minRamBytes main memory
 * @param minFlashBytes size of the file system that holds it
 */
public record ImageRequirements(OptionalLong minRamBytes, OptionalLong minFlashBytes) {
  /** Nothing known. */
  public static final ImageRequirements NONE =
      new ImageRequirements(OptionalLong.empty(), OptionalLong.empty());
}
