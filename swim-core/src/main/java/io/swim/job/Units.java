package io.swim.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a failover pair is.
 *
 * @param mate serial number of the unit that is worked on through the active one; empty while the
 *     work is about the one that answers
 * @param found serial numbers of the units that ran the image in PRECHECK already
 * @param done serial numbers of those that were brought to it since; neither are reloaded again
 * @param attempts how many attempts there were when the work on the mate began
 */
public record Units(Optional<String> mate, List<String> found, List<String> done, int attempts) {
  /** Of a device that is alone, and of a pair with which nothing was begun. */
  public static final Units NONE = new Units(Optional.empty(), List.of(), List.of(), 0);

  public Units {
    Objects.requireNonNull(mate, "mate");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(done, "done");
    found = List.copyOf(found);
    done = List.copyOf(done);
  }

  /** Whether nothing more is to be done with that unit. */
  public boolean isDone(String serialNumber) {
    return done.contains(serialNumber) || found.contains(serialNumber);
  }

  /** The serial numbers of all that run the image, whoever brought them to it. */
  public List<String> all() {
    return Stream.concat(found.stream(), done.stream()).distinct().toList();
  }

  Units withFound(List<String> value) {
    return new Units(mate, value, done, attempts);
  }

  Units withDone(List<String> more) {
    List<String> all = new ArrayList<>(done);
    more.stream().filter(each -> !all.contains(each)).forEach(all::add);
    return new Units(mate, found, all, attempts);
  }

  Units atMate(String serialNumber, int attemptsSoFar) {
    return new Units(Optional.of(serialNumber), found, done, attemptsSoFar);
  }

  Units atActive() {
    return new Units(Optional.empty(), found, done, attempts);
  }
}
