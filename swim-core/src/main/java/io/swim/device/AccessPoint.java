package io.swim.device;

import java.util.Optional;

/**
 * An access point of a controller, as the controller tells it.
 *
 * @param name as configured
 * @param primaryVersion which it boots next
 * @param backupVersion the other one on its flash
 * @param predownload how the download of the next image stands, in the controller's words
 */
public record AccessPoint(
    String name,
    Optional<String> primaryVersion,
    Optional<String> backupVersion,
    Optional<String> predownload) {}
