package io.swim.job;

import io.swim.device.BootConfiguration;
import io.swim.device.FlashPath;
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
                origin
                    .version()
                    .map(
                        version ->
                            new PreviousSoftware(
                                version,
                                origin.runningImage(),
                                origin.boot().flatMap(BootConfiguration::deviceManager),
                                Optional.of(origin.target())
                                    .filter(file -> origin.change() == SoftwareChange.PART))));
  }

  @Override
  public String toString() {
    return version
        + part.map(file -> " without " + file)
            .orElseGet(() -> image.map(path -> " from " + path).orElse(""));
  }
}
