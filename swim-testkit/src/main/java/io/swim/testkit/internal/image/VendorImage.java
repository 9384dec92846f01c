package io.swim.testkit.internal.image;

import io.swim.testkit.device.SimulatedPlatform;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** How the images of a platform look that are neither of IOS nor of IOS-XE. */
public interface VendorImage {
  /**
   * The version as the platform writes it.
   *
   * @throws IllegalArgumentException when it is none
   */
  String checkedVersion(String version);

  /** The version of an image for which none is given. */
  String latest();

  /** The name as the vendor forms it. */
  String fileName(String imageName, String version);

  /** What sysDescr says while it runs, as far as the image decides it. */
  String description(String imageName, String version);

  /** Its bytes, generated while they are read. */
  Supplier<InputStream> bytes(String family, String version, long sizeBytes, long seed);

  /** Of a platform by its id; empty for IOS and IOS-XE. */
  static Optional<VendorImage> of(String platform) {
    if (platform.equals(SimulatedPlatform.VRP.id())) {
      return Optional.of(new Cc());
    }
    return platform.equals(SimulatedPlatform.EOS.id()) ? Optional.of(new Swi()) : Optional.empty();
  }
}
