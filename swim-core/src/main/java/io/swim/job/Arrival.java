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
 * @param copied those of them, by their place in the order, that a copy of this upgrade may have
 *     brought; the others were there before
 * @param members the numbers of the other members of a stack whose own flash has the image,
 *     verified
 * @param partBytes the size of a file that is not the image on the flash of the next one, when it
 *     was looked at last: one that grows is being written
 */
public record Arrival(
    int images, int attempts, List<Integer> copied, List<Integer> members, OptionalLong partBytes) {
  /** None is there so far. */
  public static final Arrival NONE = after(0);

  public Arrival {
    Objects.requireNonNull(copied, "copied");
    Objects.requireNonNull(members, "members");
    Objects.requireNonNull(partBytes, "partBytes");
    copied = List.copyOf(copied);
    members = List.copyOf(members);
  }

  /** None is on the next unit so far. */
  static Arrival after(int attemptsSoFar) {
    return new Arrival(0, attemptsSoFar, List.of(), List.of(), OptionalLong.empty());
  }

  /** One image more. */
  Arrival withImage(int attemptsSoFar, boolean isCopied) {
    List<Integer> more = new ArrayList<>(copied);
    if (isCopied) {
      more.add(images);
    }
    return new Arrival(images + 1, attemptsSoFar, more, members, partBytes);
  }

  /** One member more. */
  Arrival withMember(int number) {
    List<Integer> more = new ArrayList<>(members);
    more.add(number);
    return new Arrival(images, attempts, copied, more, OptionalLong.empty());
  }

  Arrival withPart(long bytes) {
    return new Arrival(images, attempts, copied, members, OptionalLong.of(bytes));
  }

  Arrival withoutPart() {
    return new Arrival(images, attempts, copied, members, OptionalLong.empty());
  }
}
