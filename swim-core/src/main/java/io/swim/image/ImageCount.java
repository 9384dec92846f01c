package io.swim.image;

import io.swim.device.PlatformId;
import java.util.Objects;

/**
 * How many images there are of one kind.
 *
 * @param platform who can run them
 * @param family hardware family; empty for those that do not say
 * @param kind what they are for
 * @param images how many there are
 */
public record ImageCount(PlatformId platform, String family, ImageKind kind, int images) {
  public ImageCount {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(kind, "kind");
  }
}
