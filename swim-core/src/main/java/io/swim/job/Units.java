package io.swim.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a failover pair is.
 *
 * @param mate serial number of the unit that is worked on through the active one; empty while the
 *     work is about the one that answers
 * @param done serial numbers of the units that run the image, and are never reloaded again
 * @param attempts how many attempts there were when the work on the mate began
 */
public record Units(Optional<String> mate, List<String> done, int attempts) {
  /** Of a device that is alone, and of a pair with which nothing was begun. */
  public static final Units NONE = new Units(Optional.empty(), List.of(), 0);

  public Units {
    done = List.copyOf(done);
  }

  /** Whether nothing more is to be done with that unit. */
  public boolean isDone(String serialNumber) {
    return done.contains(serialNumber);
  }

  Units withDone(List<String> more) {
    List<String> all = new ArrayList<>(done);
    more.stream().filter(each -> !all.contains(each)).forEach(all::add);
    return new Units(mate, all, attempts);
  }

  Units atMate(String serialNumber, int attemptsSoFar) {
    return new Units(Optional.of(serialNumber), done, attemptsSoFar);
  }

  Units atActive() {
    return new Units(Optional.empty(), done, attempts);
  }
}
