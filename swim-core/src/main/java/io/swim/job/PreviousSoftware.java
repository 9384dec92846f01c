package io.swim.job;

import io.swim.device.BootConfiguration;
import io.swim.device.FlashPath;
import java.util.Objects;
import java.util.Optional;

/**
 * What a device ran.
 *
 * @param version as the device wrote it
 * @param image path of the file that it ran, as the device spelled it; empty if it did not tell
 * @param deviceManager path of the image that managed it, where SWIM set another one
 * @param part the file of a part that SWIM installed into it, and that it was without before
 */
public record PreviousSoftware(
    String version,
    Optional<String> image,
    Optional<String> deviceManager,
    Optional<FlashPath> part) {
  public PreviousSoftware {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(deviceManager, "deviceManager");
    Objects.requireNonNull(part, "part");
  }

  /**
   * What the device of an assignment ran before; empty when what it boots was never touched, or
   * when it did not tell.
   */
  public static Optional<PreviousSoftware> of(Assignment assignment) {
    boolean touched =
        assignment.passages().stream()
            .map(Passage::state)
            .anyMatch(
                state -> state == AssignmentState.ACTIVATING || state == AssignmentState.REBOOTING);
    return assignment
        .origin()
        .filter(origin -> touched)
        .flatMap(
            origin ->
                version(origin)
                    .map(
                        version ->
                            new PreviousSoftware(
                                version,
                                image(origin),
                                origin.boot().flatMap(BootConfiguration::deviceManager),
                                Optional.of(origin.target())
                                    .filter(file -> origin.change() == SoftwareChange.PART))));
  }

  /** Of a pair that ran two versions, that of the unit which did not run the new one yet. */
  private static Optional<PairUnit> behind(Origin origin) {
    return origin.pair().stream()
        .filter(unit -> unit.version().isPresent() && !unit.version().equals(origin.version()))
        .filter(unit -> origin.version().equals(origin.targetVersion()))
        .findFirst();
  }

  private static Optional<String> version(Origin origin) {
    return behind(origin).flatMap(PairUnit::version).or(origin::version);
  }

  private static Optional<String> image(Origin origin) {
    return behind(origin).map(PairUnit::runningImage).orElse(origin.runningImage());
  }

  @Override
  public String toString() {
    return version
        + part.map(file -> " without " + file)
            .orElseGet(() -> image.map(path -> " from " + path).orElse(""));
  }
}
