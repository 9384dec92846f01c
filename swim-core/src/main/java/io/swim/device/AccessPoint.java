package io.swim.device;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An access point of a controller, as the controller tells it.
 *
 * @param name as configured
 * @param primaryVersion which it boots next
 * @param backupVersion the other one on its flash
 * @param predownload how the download of the next image stands: none, initiated, downloading,
 *     complete, failed, not supported; or another word of the controller
 * @param predownloadVersion of that image
 * @param cause why that failed, where the controller says
 */
public record AccessPoint(
    String name,
    Optional<String> primaryVersion,
    Optional<String> backupVersion,
    Optional<String> predownload,
    Optional<String> predownloadVersion,
    Optional<String> cause) {
  public AccessPoint {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(primaryVersion, "primaryVersion");
    Objects.requireNonNull(backupVersion, "backupVersion");
    Objects.requireNonNull(predownload, "predownload");
    Objects.requireNonNull(predownloadVersion, "predownloadVersion");
    Objects.requireNonNull(cause, "cause");
  }

  /** How a download stands. */
  public enum Predownload {
    NONE,
    INITIATED,
    DOWNLOADING,
    COMPLETE,
    FAILED,
    NOT_SUPPORTED,
    UNKNOWN
  }

  /** How its download stands; unknown too when the controller has another word for it. */
  public Predownload state() {
    String word = predownload.orElse("none").toUpperCase(Locale.ROOT).replace(' ', '_');
    for (Predownload each : Predownload.values()) {
      if (each.name().equals(word)) {
        return each;
      }
    }
    return Predownload.UNKNOWN;
  }

  @Override
  public String toString() {
    return name + " (" + predownload.orElse("none") + cause.map(": "::concat).orElse("") + ")";
  }
}
