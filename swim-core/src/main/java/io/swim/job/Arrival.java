package io.swim.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How many of the images of an upgrade are on the device, verified.
 *
 * @param images how many
 * @param attempts how many tries there were when the last of them was: those after them are about
 *     the next image
 * @param members the numbers of the other members of a stack whose own flash has the image,
 *     verified
 * @param partBytes the size of a file that is not the image on the flash of the next one, when it
 *     was looked at last: one that grows is being written
 */
public record Arrival(int images, int attempts, List<Integer> members, OptionalLong partBytes) {
  /** None is there so far. */
  public static final Arrival NONE = new Arrival(0, 0, List.of(), OptionalLong.empty());

  public Arrival {
    Objects.requireNonNull(members, "members");
    Objects.requireNonNull(partBytes, "partBytes");
    members = List.copyOf(members);
  }

  /** None is on the next unit so far. */
  static Arrival after(int attemptsSoFar) {
    return new Arrival(0, attemptsSoFar, List.of(), OptionalLong.empty());
  }

  /** One image more. */
  Arrival withImage(int attemptsSoFar) {
    return new Arrival(images + 1, attemptsSoFar, members, partBytes);
  }

  /** One member more. */
  Arrival withMember(int number) {
    List<Integer> more = new ArrayList<>(members);
    more.add(number);
    return new Arrival(images, attempts, more, OptionalLong.empty());
  }

  Arrival withPart(long bytes) {
    return new Arrival(images, attempts, members, OptionalLong.of(bytes));
  }

  Arrival withoutPart() {
    return new Arrival(images, attempts, members, OptionalLong.empty());
  }
}
