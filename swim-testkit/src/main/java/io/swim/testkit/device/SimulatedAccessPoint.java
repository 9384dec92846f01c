package io.swim.testkit.device;

import java.util.Objects;

/**
 * An access point of a simulated wireless controller, as it is now.
 *
 * @param name as configured
 * @param type of its image, for instance {@code ap1g7}
 * @param primaryVersion which it boots next
 * @param backupVersion the other one on its flash; 0.0.0.0 for none
 * @param predownload how the download of the next image stands, in the controller's words
 */
public record SimulatedAccessPoint(
    String name, String type, String primaryVersion, String backupVersion, String predownload) {
  public SimulatedAccessPoint {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(primaryVersion, "primaryVersion");
    Objects.requireNonNull(backupVersion, "backupVersion");
    Objects.requireNonNull(predownload, "predownload");
  }
}
