package io.swim.job;

import io.swim.device.BootMark;
import java.util.Objects;
import java.util.Optional;

/**
 * One unit of a failover pair, as PRECHECK found it.
 *
 * @param serialNumber by which it is known, whichever part it plays
 * @param version it ran, if it told
 * @param runningImage path of the image that it ran, as it spells it, if it told
 * @param firstMark which boot it was, by its command line
 */
public record PairUnit(
    String serialNumber,
    Optional<String> version,
    Optional<String> runningImage,
    Optional<BootMark> firstMark) {
  public PairUnit {
    Objects.requireNonNull(serialNumber, "serialNumber");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(runningImage, "runningImage");
    Objects.requireNonNull(firstMark, "firstMark");
  }

  /** Serial number and what it ran, for a message. */
  @Override
  public String toString() {
    return serialNumber + ", which ran " + version.orElse("an unknown version");
  }
}
