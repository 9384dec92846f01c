package io.swim.image;

import io.swim.device.PlatformId;
import java.util.Objects;

/**
 * What an operator may edit of an image.
 *
 * @param platform who can run it
 * @param version compared by meaning, so any of the vendor's spellings will do
 * @param requirements what a device must have
 * @param description free text
 * @param usageNotes shown at validation
 */
public record ImageDetails(
    PlatformId platform,
    String version,
    ImageRequirements requirements,
    String description,
    String usageNotes) {
  public ImageDetails {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(requirements, "requirements");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(usageNotes, "usageNotes");
  }

  public ImageDetails withRequirements(ImageRequirements value) {
    return new ImageDetails(platform, version, value, description, usageNotes);
  }
}
