package io.swim;

import io.swim.device.DeviceSoftware;
import io.swim.image.BundleId;
import io.swim.image.ImageBundle;
import io.swim.image.ImageCount;
import io.swim.image.ImageDetails;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageQuery;
import io.swim.image.ImageUsage;
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
   *     too, each with a {@link io.swim.fault.CatalogueException} as its cause. CLOSED when the
   *     engine is closed before or meanwhile
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

  /**
   * Takes a bundle into the repository: one file with an image for each of several device types.
   * Each becomes an image of its own, under the file name by which devices ask for it and an id
   * that begins with the bundle's, which is the name of its file without {@code .tar}. What the
   * request expects of digest and signature is expected of the bundle.
   *
   * <p>All of its images are taken, or none; only a process that dies while it moves them into the
   * store leaves a part, which {@link io.swim.image.ImageImport.Duplicates#OVERWRITE} puts right.
   * It takes the place of a bundle of its name only when asked to; then images that the new one
   * does not have are deleted.
   *
   * @throws io.swim.fault.SwimException as {@link #importImage}; IMAGE_INVALID when one of its
   *     files is damaged or is nothing that belongs into a bundle; IMAGE_IN_USE when an image that
   *     it would replace is needed by a run
   */
  ImportedBundle importBundle(ImageImport request);

  /** An image by its id; empty when there is none. */
  Optional<SoftwareImage> find(ImageId id);

  /** All images, by file name. */
  List<SoftwareImage> list();

  /** The images that a query asks for, by file name. No image is opened for it. */
  List<SoftwareImage> list(ImageQuery query);

  /** How many images there are of each platform, family and kind, in that order. */
  List<ImageCount> counts();

  /**
   * Which images these devices use, as far as their facts tell: an image runs on a device that runs
   * a file of its name and, where it says so, its version. The host hands in what it knows of its
   * devices, such as what {@link UpgradeEngine#facts} last read: a repository asks no device, and
   * what a job did long ago proves nothing about today.
   *
   * <p>Two images of one name, out of two bundles, are told apart only by the version.
   */
  ImageUsage usage(Iterable<DeviceSoftware> devices);

  /** All bundles, by id. */
  List<ImageBundle> bundles();

  /** The images of a bundle that are there now. */
  Optional<ImageBundle> bundle(BundleId id);

  /**
   * Changes what an operator may change.
   *
   * @throws io.swim.fault.SwimException UNKNOWN_IMAGE
   */
  SoftwareImage edit(ImageId id, ImageDetails details);

  /**
   * Takes back what was edited of an image's requirements: they are again what its own bytes tell,
   * which may be nothing. What a catalogue told at the import, and what an operator wrote, is gone.
   *
   * @throws io.swim.fault.SwimException UNKNOWN_IMAGE; IMAGE_INVALID, IMAGE_UNRECOGNISED or
   *     IMAGE_RENAMED when nobody can read its bytes any more; STORE_FAILED
   */
  SoftwareImage restoreRequirements(ImageId id);

  /**
   * Deletes an image.
   *
   * @throws io.swim.fault.SwimException UNKNOWN_IMAGE, or IMAGE_IN_USE while a run needs it
   */
  void delete(ImageId id);
}
