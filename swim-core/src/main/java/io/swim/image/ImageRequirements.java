package io.swim.image;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a device must have to run an image.
 *
 * @param minRamBytes main memory
 * @param minFlashBytes size of the file system that holds it
 * @param minBootRom version of the boot ROM, as the vendor writes it
 */
public record ImageRequirements(
    OptionalLong minRamBytes, OptionalLong minFlashBytes, Optional<String> minBootRom) {
  /** Nothing known. */
  public static final ImageRequirements NONE =
      new ImageRequirements(OptionalLong.empty(), OptionalLong.empty());

  public ImageRequirements {
    Objects.requireNonNull(minRamBytes, "minRamBytes");
    Objects.requireNonNull(minFlashBytes, "minFlashBytes");
    Objects.requireNonNull(minBootRom, "minBootRom");
  }

  /** With nothing known of the boot ROM. */
  public ImageRequirements(OptionalLong minRamBytes, OptionalLong minFlashBytes) {
    this(minRamBytes, minFlashBytes, Optional.empty());
  }
}
