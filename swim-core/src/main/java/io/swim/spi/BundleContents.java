package io.swim.spi;

import io.swim.device.PlatformId;
import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import java.util.List;

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
  record Damaged(String why) implements BundleContents {}

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
  record Entry(String fileName, String family, ImageContent content) {}
}
