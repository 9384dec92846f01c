package io.swim.spi;

import io.swim.device.PlatformId;
import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import java.util.List;
import java.util.Objects;

/** What a {@link BundleReader} says about a file. */
public sealed interface BundleContents {
  /** Not a bundle of this reader's. */
  record NotMine() implements BundleContents {}

  /**
   * A bundle of its, but one that must not be used: not whole, or with something in it that no
   * bundle has.
   *
   * @param why with the names and numbers in it
   */
  record Damaged(String why) implements BundleContents {
    public Damaged {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * A whole bundle.
   *
   * @param platform who can run its images
   * @param kind what they are for
   * @param version of all of them, as the vendor writes it
   * @param images at least one
   * @param leftOut names of files that are no images for devices
   */
  record Images(
      PlatformId platform, ImageKind kind, String version, List<Entry> images, List<String> leftOut)
      implements BundleContents {
    public Images {
      Objects.requireNonNull(platform, "platform");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(images, "images");
      Objects.requireNonNull(leftOut, "leftOut");
      images = List.copyOf(images);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * One image of a bundle.
   *
   * @param fileName by which devices ask for it
   * @param family the device type that it is for
   * @param content a part of the bundle's
   */
  record Entry(String fileName, String family, ImageContent content) {
    public Entry {
      Objects.requireNonNull(fileName, "fileName");
      Objects.requireNonNull(family, "family");
      Objects.requireNonNull(content, "content");
    }
  }
}
