package io.swim.image;

import io.swim.device.DeviceId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who uses which images, as of what the devices said when they were last read. Immutable.
 *
 * @param users the devices of each image that is used at all
 * @param others devices of which it is not known that they run an image of the repository: they run
 *     something else, or did not tell
 */
public record ImageUsage(Map<ImageId, List<ImageUser>> users, List<DeviceId> others) {
  public ImageUsage {
    Objects.requireNonNull(users, "users");
    Objects.requireNonNull(others, "others");
    Map<ImageId, List<ImageUser>> copy = new HashMap<>();
    users.forEach((image, all) -> copy.put(image, List.copyOf(all)));
    users = Map.copyOf(copy);
    others = List.copyOf(others);
  }

  /** The devices that use an image, in the order in which they were given. */
  public List<ImageUser> of(ImageId image) {
    return users.getOrDefault(image, List.of());
  }

  /** The images with the most users, the most used one first; equal ones by id. */
  public List<ImageId> mostUsed(int atMost) {
    return users.keySet().stream()
        .sorted(
            Comparator.comparingInt((ImageId image) -> of(image).size())
                .reversed()
                .thenComparing(ImageId::value))
        .limit(atMost)
        .toList();
  }
}
