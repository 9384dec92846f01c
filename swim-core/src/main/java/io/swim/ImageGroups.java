package io.swim;

import io.swim.fault.SwimException;
import io.swim.image.ImageGroup;
import io.swim.image.ImageId;
import io.swim.job.Task;
import java.util.List;
import java.util.Optional;

/**
 * Named groups of images of the repository, at most one system image in each: what goes onto
 * devices together. Nothing here touches a device. Thread-safe.
 *
 * <p>A group does not hold its images back: one that is deleted from the repository is missing
 * then, and {@link #upgrade} says so.
 */
public interface ImageGroups {
  /**
   * Makes a group.
   *
   * @param images each once, in the order in which they are copied; may be none
   * @throws SwimException INVALID_REQUEST when there is a group of that name, the name is none, an
   *     image is named twice, or two are system images; UNKNOWN_IMAGE when the repository lacks one
   */
  ImageGroup create(String name, List<ImageId> images);

  /**
   * Gives a group another name.
   *
   * @throws SwimException UNKNOWN_IMAGE_GROUP; INVALID_REQUEST when the new name is that of another
   *     one, or no name
   */
  ImageGroup rename(String name, String to);

  /**
   * Adds images at the end; those that are in it already stay where they are.
   *
   * @throws SwimException UNKNOWN_IMAGE_GROUP, or as {@link #create}
   */
  ImageGroup add(String name, List<ImageId> images);

  /**
   * Takes images out of a group; they stay in the repository.
   *
   * @throws SwimException UNKNOWN_IMAGE_GROUP; INVALID_REQUEST when one is not in the group
   */
  ImageGroup remove(String name, List<ImageId> images);

  /**
   * Deletes a group; its images stay in the repository, and runs that began with it go on.
   *
   * @throws SwimException UNKNOWN_IMAGE_GROUP
   */
  void delete(String name);

  /** A group by its name; empty when there is none. */
  Optional<ImageGroup> find(String name);

  /** All groups, by name. */
  List<ImageGroup> list();

  /**
   * The task to put all images of a group on devices: its system image is what they are to run, the
   * others go with it. The task has the images that are in the group now: what becomes of the group
   * later changes no request that was made with it.
   *
   * @throws SwimException UNKNOWN_IMAGE_GROUP; UNKNOWN_IMAGE when one of its images is not in the
   *     repository any more; INVALID_REQUEST when it has no image, or several and no system image
   */
  Task.Upgrade upgrade(String name);
}
