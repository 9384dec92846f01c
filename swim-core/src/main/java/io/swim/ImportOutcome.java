package io.swim;

import io.swim.fault.SwimException;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of one of several imports.
 *
 * @param request what was asked
 * @param image as stored; empty when it failed
 * @param failure why it failed
 */
public record ImportOutcome(
    ImageImport request, Optional<SoftwareImage> image, Optional<SwimException> failure) {
  public ImportOutcome {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(failure, "failure");
  }
}
