package io.swim;

import io.swim.image.ImageDetails;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.SoftwareImage;
import java.util.List;
import java.util.Optional;

/** The images that can be put on devices. Thread-safe. */
public interface ImageRepository {
  /**
   * Takes a file into the repository: recognises it, computes its digests, and stores it, all or
   * nothing.
   *
   * @return the image as stored
   * @throws io.swim.fault.SwimException IMAGE_INVALID, IMAGE_UNRECOGNISED, IMAGE_RENAMED,
   *     IMAGE_DUPLICATE, IMAGE_DIGEST_MISMATCH or REPOSITORY_FULL, each with the names and numbers;
   *     INVALID_REQUEST when the file can't be read or a device could not have a file of its name;
   *     STORE_FAILED when the store broke. From a server or a catalogue also SOURCE_FAILED; from a
   *     catalogue NAME_UNRESOLVED, AGREEMENT_REQUIRED, ENCRYPTION_NOT_ELIGIBLE and NOT_ENTITLED
   *     too, each with a {@link io.swim.fault.CatalogueException} as its cause
   */
  SoftwareImage importImage(ImageImport request);

  /**
   * Takes several, some at a time. What goes wrong with one stands in its outcome, and keeps no
   * other away.
   *
   * @param atOnce at least 1
   * @return in the order of the requests
   * @throws InterruptedException then those under way are ended too
   */
  List<ImportOutcome> importImages(List<ImageImport> requests, int atOnce)
      throws InterruptedException;

  Optional<SoftwareImage> find(ImageId id);

  /** All images, by file name. */
  List<SoftwareImage> list();

  /**
   * Changes what an operator may change.
   *
   * @throws io.swim.fault.SwimException UNKNOWN_IMAGE
   */
  SoftwareImage edit(ImageId id, ImageDetails details);

  /**
   * Deletes an image.
   *
   * @throws io.swim.fault.SwimException UNKNOWN_IMAGE, or IMAGE_IN_USE while a run needs it
   */
  void delete(ImageId id);
}
