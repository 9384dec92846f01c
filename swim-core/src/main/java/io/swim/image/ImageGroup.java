package io.swim.image;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Images that an operator keeps together under a name, to put them on devices together. The
 * repository has the images; the group only names them.
 *
 * @param name chosen by the operator: not blank, one line, without blanks around it
 * @param images each once, in the order in which they are copied; may be none
 */
public record ImageGroup(String name, List<ImageId> images) {
  public ImageGroup {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(images, "images");
    images = List.copyOf(images);
    boolean oneLine = name.chars().noneMatch(Character::isISOControl);
    if (name.isBlank() || !name.strip().equals(name) || !oneLine) {
      throw new IllegalArgumentException("'" + name + "' can't be the name of an image group");
    }
    if (new HashSet<>(images).size() != images.size()) {
      throw new IllegalArgumentException(
          "an image is twice in the group '" + name + "': " + images);
    }
  }

  /** The same images under another name. */
  public ImageGroup withName(String value) {
    return new ImageGroup(value, images);
  }

  public ImageGroup withImages(List<ImageId> value) {
    return new ImageGroup(name, value);
  }
}
